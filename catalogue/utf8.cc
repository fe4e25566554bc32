#include "catalogue/utf8.hh"

#include <algorithm>
#include <array>
#include <cstdint>

#include <utf8proc.h>

namespace rosebud::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Windows-1252's characters for 0x80 to 0x9F; its five unassigned bytes map to the C1 controls, as in
// WHATWG's.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool is_bidirectional_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

// VT, FF and NEL.
bool is_break(char32_t c) {
  return c == 0x0B || c == 0x0C || c == 0x85;
}

// Whether a control character that articles do not need may begin with `c`: C1 is two bytes, U+FFFE three.
bool may_begin_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xEF;
}

}  // namespace

Decoded decode_other(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t code_point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
  const auto length =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &code_point);
  if (length <= 0) return {replacement, 1};
  return {static_cast<char32_t>(code_point), static_cast<std::size_t>(length)};
}

void append(std::string& text, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded decoded = decode(text, at);
    if (decoded.length == 1) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      append(text, byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
    }
  }
  return text;
}

std::string_view prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const char32_t c = decoded.code_point;
    if (c == '\n' || c == '\t' || c == '\r') {
      result += ' ';
    } else if (c == replacement && decoded.length == 1) {
      append(result, replacement);
    } else if (!is_control(c) && !is_bidirectional_control(c)) {
      result.append(text.substr(at, decoded.length));
    }
    at += decoded.length;
  }
  return result;
}

std::string without_controls(std::string text) {
  if (std::ranges::none_of(text, may_begin_control)) return text;
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const char32_t c = decoded.code_point;
    const bool eight_bit = c >= 0x80 && c < 0xA0 && !is_break(c);
    const char32_t meant = eight_bit ? windows_1252[c - 0x80U] : c;
    if (is_break(c)) {
      result += ' ';
    } else if (meant != c) {
      append(result, meant);
    } else if (!is_control(c) || c == '\n' || c == '\t') {
      result.append(text, at, decoded.length);
    }
    at += decoded.length;
  }
  return result;
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const int w = utf8proc_charwidth(static_cast<utf8proc_int32_t>(decoded.code_point));
    width += static_cast<std::size_t>(w > 0 ? w : 0);
    at += decoded.length;
  }
  return width;
}

std::string_view prefix_columns(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const int w = utf8proc_charwidth(static_cast<utf8proc_int32_t>(decoded.code_point));
    used += static_cast<std::size_t>(w > 0 ? w : 0);
    if (used > width) return text.substr(0, at);
    at += decoded.length;
  }
  return text;
}

}  // namespace rosebud::utf8
