#include "bench/markdown.hh"

#include <fmt/format.h>

#include "catalogue/fold.hh"

namespace rosebud::bench {
namespace {

constexpr std::size_t longest_slug = 80;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      result += c;
    }
  }
  result += '"';
  return result;
}

std::string yaml_list(std::span<const std::string> items) {
  std::string result = "[";
  for (const std::string& item : items) {
    if (result.size() > 1) result += ", ";
    result += yaml_quoted(item);
  }
  result += ']';
  return result;
}

std::string markdown_escaped(std::string_view text) {
  static constexpr std::string_view markup = "\\`*_[]<&";
  std::string result;
  bool line_begins = true;
  for (const char c : text) {
    // Headings, lists and quotes are markup at the beginning of a line only.
    const bool opens_block = line_begins && std::string_view("#+-=>~|").find(c) != std::string_view::npos;
    if (opens_block || markup.find(c) != std::string_view::npos) result += '\\';
    result += c;
    line_begins = c == '\n' || (line_begins && c == ' ');
  }
  return result;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : fold(text)) {
    if (is_letter_or_digit(c)) {
      result += c;
    } else if (c != '\'' && !result.empty() && result.back() != '-') {
      result += '-';
    }
    if (result.size() == longest_slug) break;
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result.empty() ? "untitled" : result;
}

}  // namespace rosebud::bench
