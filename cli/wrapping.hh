// Text in lines that fit the terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cli/terminal.hh"

namespace rosebud::cli {

enum class Style : std::uint8_t { plain, bold, dim, highlighted };

// A stretch of printable text that looks alike.
struct StyledText {
  std::string text;
  Style style = Style::plain;
};

// So many spaces stand before the first line, and before each that follows.
struct Indents {
  std::size_t first = 0;
  std::size_t others = 0;
};

// `text` in lines, each with its line break: broken at spaces, and within text without spaces behind wide
// characters; but before no sign that closes and behind none that opens. What is longer than a line runs over
// its end. Nothing for nothing.
std::string wrapped(std::span<const StyledText> text, const Terminal& terminal, const Indents& indents);

// A heading and, dim, what is said about it: on one line, or where they do not fit on two. Both printable.
std::string heading_lines(std::string_view heading, std::string_view about, const Terminal& terminal);

}  // namespace rosebud::cli
