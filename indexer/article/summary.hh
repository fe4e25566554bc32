// The author's own summary of an article, which a site shows in its lists and the text may not hold.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// Whether `key` holds a summary: "description", "excerpt", …
bool is_summary_key(std::string_view key);

// The summaries in `front_matter` (a map) that `text` does not begin with or quote, as blocks to stand behind
// it.
std::vector<Block> missing_summaries(const Node& front_matter, const std::vector<Block>& text);

}  // namespace rosebud::indexer
