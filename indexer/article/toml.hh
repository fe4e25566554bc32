// TOML front matter to a Node, by toml++ and with limits of our own.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/article/metadata_error.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// Parses `text`, whose first line is line `first_line` of the file. Throws MetadataError for invalid TOML and
// what exceeds the limits (toml++ 3.3 overflows the stack on a key of 100,000 parts, so keys are measured
// before).
Node parse_toml(std::string_view text, std::size_t first_line, const MetadataText& kind = {});

}  // namespace rosebud::indexer
