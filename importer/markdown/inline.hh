// Spans of text to a paragraph of Markdown.
#pragma once

#include <string>

#include "importer/markdown/span.hh"

namespace rosebud::importer {

// How a hard line break is written where the text goes.
struct InlinePlace {
  std::string line_break = "  \n";
  bool escapes_lines = true;  // a line of its own, whose beginning may be taken for markup
};

// Writes emphasis with asterisks wherever CommonMark reads them as such, and with HTML's tags elsewhere
// (within words, beside quotation marks of other scripts): the text is the same either way.
std::string render_inline(const Spans& spans, const Addresses& addresses, const InlinePlace& place = {});

// The words alone.
std::string plain_text(const Spans& spans);

}  // namespace rosebud::importer
