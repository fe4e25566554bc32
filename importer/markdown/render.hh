// A tree of blocks to Markdown.
#pragma once

#include <string>

#include "importer/markdown/block.hh"

namespace rosebud::importer {

// CommonMark with pipe tables; ends in a line break unless there is nothing. Tables whose cells hold more
// than text (the layouts of old sites) are unfolded into the blocks in them.
std::string render_markdown(const MarkdownBlock& document, const Addresses& addresses);

}  // namespace rosebud::importer
