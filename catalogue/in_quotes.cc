#include "catalogue/in_quotes.hh"

#include <cstddef>

#include <fmt/format.h>

#include "catalogue/utf8.hh"

namespace rosebud {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t shown = 40;
  const std::string clean = utf8::printable(text);
  const std::string_view head = utf8::prefix(clean, shown);
  return fmt::format("\"{}{}\"", head, head.size() < clean.size() ? "…" : "");
}

}  // namespace rosebud
