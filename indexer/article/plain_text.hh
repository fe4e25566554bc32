// A plain text dump to blocks.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// Paragraphs are separated by blank lines; a dump with one line a paragraph and no blank lines is read by
// lines. A line of `# ` and text is a heading.
std::vector<Block> plain_text_to_blocks(std::string_view text);

}  // namespace rosebud::indexer
