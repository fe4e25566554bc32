#include "catalogue/toml_bounds.hh"

namespace rosebud {

std::optional<std::size_t> line_nested_too_deeply(std::string_view text) {
  // Dots and brackets in one line: a key's parts and a value's nesting.
  constexpr std::size_t most_marks = 512;
  std::size_t line = 0;
  std::size_t dots = 0;
  std::size_t open = 0;
  for (const char c : text) {
    if (c == '\n') {
      ++line;
      dots = 0;
    }
    dots += c == '.' ? 1 : 0;
    if (c == '[' || c == '{') ++open;
    if ((c == ']' || c == '}') && open > 0) --open;
    if (dots > most_marks || open > most_marks) return line;
  }
  return std::nullopt;
}

}  // namespace rosebud
