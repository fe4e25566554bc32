// Markdown as site generators and note takers write it, made into the CommonMark that cmark reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

enum class MarkdownDialect : std::uint8_t { markdown, mdx };

struct CleanMarkdown {
  std::string text;               // with the signs of marks.hh
  std::vector<std::string> tags;  // of lines that hold nothing else
};

// `markdown` without what is not CommonMark and not text: templates, shortcodes and comments go, what stands
// between a pair of them stays; wikilinks become their labels; references to footnotes go and the footnotes
// move to the end; spoilers and captions are marked. In MDX, imports, exports, tags and expressions go too.
// Code is left as it is. Linear in the size of `markdown`, whatever it holds.
CleanMarkdown clean_markup(std::string_view markdown, MarkdownDialect dialect);

}  // namespace rosebud::indexer
