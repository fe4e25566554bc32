// Markdown to blocks of text, by cmark (CommonMark 0.30) and what site generators and note takers add to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "indexer/article/markup/clean_markup.hh"

namespace rosebud::indexer {

struct MarkdownText {
  std::vector<Block> blocks;
  std::vector<std::string> tags;  // of lines that hold nothing else: "#film #noir"
};

// The text of `markdown` block by block, in its order, footnotes at the end (docs/articles.md tells what
// becomes of what). Blocks without text are left out.
MarkdownText read_markdown(std::string_view markdown, MarkdownDialect dialect = MarkdownDialect::markdown);

// The blocks alone.
std::vector<Block> markdown_to_blocks(std::string_view markdown);

}  // namespace rosebud::indexer
