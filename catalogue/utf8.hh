// UTF-8: decoding, checking, repairing, and making text safe to print.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud::utf8 {

// One decoded code point and the bytes it took; `length` is 0 at the end of the text.
struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;
};

// decode() of what is not ASCII.
Decoded decode_other(std::string_view text, std::size_t offset);

// Decodes the code point at `offset`. A malformed sequence yields U+FFFD and the length of one byte, so a
// loop over any bytes ends.
inline Decoded decode(std::string_view text, std::size_t offset) {
  const bool ascii = offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80;
  return ascii ? Decoded{static_cast<unsigned char>(text[offset]), 1} : decode_other(text, offset);
}

void append(std::string& text, char32_t code_point);

// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), if there is one.
std::optional<std::size_t> first_invalid(std::string_view text);

// Reads `bytes` as Windows-1252, the superset of Latin-1 that browsers use for it (WHATWG Encoding).
std::string from_windows_1252(std::string_view bytes);

// The longest prefix of at most `bytes` bytes that ends between two code points.
std::string_view prefix(std::string_view text, std::size_t bytes);

// Without control characters (C0 but for what the caller keeps, DEL, C1) and bidirectional overrides, so that
// nothing in an article can move a terminal's cursor or reorder its lines. Line breaks and tabs become
// spaces.
std::string printable(std::string_view text);

// C0 (with line breaks and tabs), DEL and C1, and the noncharacters U+FFFE and U+FFFF, which YAML refuses
// too.
constexpr bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
}

// `text`, which is well-formed, without control characters but for line breaks and tabs. Those that part
// lines or pages (VT, FF, NEL) become spaces, and those that Windows-1252 uses for dashes, quotes and letters
// (U+0096 from a text that was taken for Latin-1) what they were meant to be.
std::string without_controls(std::string text);

// Columns that `text` takes in a terminal: 2 for wide East Asian characters, 0 for combining marks.
std::size_t columns(std::string_view text);

// The longest prefix of at most `width` terminal columns.
std::string_view prefix_columns(std::string_view text, std::size_t width);

}  // namespace rosebud::utf8
