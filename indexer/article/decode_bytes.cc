#include "indexer/article/decode_bytes.hh"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "catalogue/utf8.hh"

namespace rosebud::indexer {
namespace {

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, offset), '\n'));
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(at);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    utf8::append(text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return text;
}

// CRLF and lone CR to LF, so that line numbers and blank lines mean the same everywhere. Other control
// characters are nothing that anyone wrote.
std::string with_plain_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return utf8::without_controls(std::move(text));
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return utf8::without_controls(std::move(result));
}

DecodedText decode_eight_bit(std::string_view bytes) {
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    return {"", Problem{"", line_at(bytes, nul), "the file holds NUL bytes, so it is not text",
                        "Save it as UTF-8 text, or name it in .rosebudignore.", Severity::failure}};
  }
  if (const auto invalid = utf8::first_invalid(bytes)) {
    return {
        with_plain_line_ends(utf8::from_windows_1252(bytes)),
        Problem{"", line_at(bytes, *invalid), "the file is not UTF-8; it was read as Windows-1252 (Latin-1)",
                "Save it as UTF-8 if letters come out wrong.", Severity::warning}};
  }
  return {with_plain_line_ends(std::string(bytes)), std::nullopt};
}

}  // namespace

DecodedText decode_bytes(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return decode_eight_bit(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE"sv)) return {with_plain_line_ends(from_utf16(bytes.substr(2), false)), {}};
  if (bytes.starts_with("\xFE\xFF"sv)) return {with_plain_line_ends(from_utf16(bytes.substr(2), true)), {}};
  return decode_eight_bit(bytes);
}

}  // namespace rosebud::indexer
