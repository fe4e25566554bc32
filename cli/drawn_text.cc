#include "cli/drawn_text.hh"

#include <cstddef>

#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

// Of the font's size.
constexpr double narrow = 0.37;
constexpr double usual = 0.62;
constexpr double broad = 0.76;
constexpr double broadest = 1;
constexpr std::string_view narrow_signs = " !'(),-./:;I[]fijlrt|";
constexpr std::string_view broadest_signs = "%&@MWm";

double share_of(char32_t c, std::size_t columns) {
  if (columns != 1) return columns == 0 ? 0 : broadest;
  // Letters of other alphabets are broader than Latin ones.
  if (c >= 0x250) return broad;
  if (c >= 0x80) return usual;
  const auto ascii = static_cast<char>(c);
  if (narrow_signs.find(ascii) != std::string_view::npos) return narrow;
  if (broadest_signs.find(ascii) != std::string_view::npos) return broadest;
  return (ascii >= 'A' && ascii <= 'Z') || ascii == 'w' ? broad : usual;
}

// The width of the character at `at`, which is moved behind it.
double next_width(std::string_view text, std::size_t& at, double size) {
  const auto [c, length] = utf8::decode(text, at);
  const std::size_t columns = utf8::columns(text.substr(at, length));
  at += length;
  return share_of(c, columns) * size;
}

}  // namespace

double drawn_width(std::string_view text, double size) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) width += next_width(text, at, size);
  return width;
}

std::string drawn_within(std::string_view text, double size, double width) {
  std::string clean = utf8::printable(text);
  if (drawn_width(clean, size) <= width) return clean;
  double used = broadest * size;  // the dots
  std::size_t end = 0;
  for (std::size_t at = 0; at < clean.size();) {
    used += next_width(clean, at, size);
    if (used > width) break;
    end = at;
  }
  while (end > 0 && clean[end - 1] == ' ') --end;
  return clean.substr(0, end) + "…";
}

}  // namespace rosebud::cli
