// A stretch of text in one style: what paragraphs are made of before they are Markdown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rosebud::importer {

struct Style {
  bool strong = false;
  bool emphasis = false;
  bool struck = false;
  bool spoiler = false;
  std::optional<std::size_t> link = {};  // into the addresses of the document
  bool operator==(const Style&) const = default;
};

struct Span {
  enum class Kind : std::uint8_t {
    text,
    code,
    line_break,
    image,
    markdown,  // goes out as it is: a footnote's mark, an inline tag
  };
  Kind kind = Kind::text;
  std::string text = {};     // of an image: what it shows
  std::string address = {};  // of an image
  std::string title = {};    // of an image: its caption
  Style style = {};
};

using Spans = std::vector<Span>;
using Addresses = std::vector<std::string>;

}  // namespace rosebud::importer
