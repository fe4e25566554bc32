// Markdown to blocks of text, by cmark (CommonMark 0.30).
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// The text of `markdown` block by block, in its order: link text without addresses, alt text as captions, raw
// HTML stripped to its text. Blocks without text are left out.
std::vector<Block> markdown_to_blocks(std::string_view markdown);

}  // namespace rosebud::indexer
