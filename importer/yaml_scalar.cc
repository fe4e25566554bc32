#include "importer/yaml_scalar.hh"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"

namespace rosebud::importer {
namespace {

constexpr auto reserved_words =
    std::to_array<std::string_view>({"false", "n", "no", "null", "off", "on", "true", "y", "yes", "~"});

bool is_reserved(std::string_view text) {
  return std::ranges::any_of(
      reserved_words, [&](std::string_view word) { return std::ranges::equal(text, word, {}, to_lower); });
}

bool begins_plainly(char c) {
  return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool stays_plain(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  if (c == ':') return i + 1 < text.size() && text[i + 1] != ' ';
  return std::string_view(" '()&/!?.-_+%;=,@").find(c) != std::string_view::npos;
}

// What YAML does not print, and the line breaks of Unicode.
bool needs_code(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF || (c >= 0xD800 && c < 0xE000);
}

bool all_printed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    if (needs_code(decoded.code_point)) return false;
    at += decoded.length;
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    const char32_t c = decoded.code_point;
    if (c == '"' || c == '\\') {
      result += '\\';
      result += static_cast<char>(c);
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (needs_code(c)) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      utf8::append(result, c);
    }
    at += decoded.length;
  }
  return result + '"';
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  bool plain = !text.empty() && begins_plainly(text[0]) && !text.ends_with(' ') && !is_reserved(text);
  for (std::size_t i = 0; plain && i < text.size(); ++i) plain = stays_plain(text, i);
  return plain && all_printed(text) ? std::string(text) : quoted(text);
}

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  constexpr std::size_t longest = 15;
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view fraction = dot == std::string_view::npos ? "0" : text.substr(dot + 1);
  const bool digits = !whole.empty() && !fraction.empty() && text.size() <= longest &&
                      std::ranges::all_of(whole, is_digit) && std::ranges::all_of(fraction, is_digit);
  return digits && (whole == "0" || whole[0] != '0');
}

}  // namespace rosebud::importer
