// A document as a tree of blocks, before it is Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "importer/markdown/span.hh"

namespace rosebud::importer {

struct MarkdownBlock {
  enum class Kind : std::uint8_t {
    document,
    paragraph,
    heading,
    quote,
    list,
    item,
    table,
    row,
    cell,
    code,
    details,  // hidden until it is opened; `text` is the line that stays visible
    rule,
    verbatim,  // `text` goes out as it is
  };
  Kind kind = Kind::paragraph;
  int number = 0;             // heading: its level; list: the first number
  bool ordered = false;       // of a list
  std::string text = {};      // code, details, verbatim; of a table its caption
  std::string language = {};  // of code
  Spans spans = {};           // of a paragraph or heading
  std::vector<MarkdownBlock> children = {};
};

}  // namespace rosebud::importer
