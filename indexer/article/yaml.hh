// YAML front matter to a Node, by libyaml's events and with limits of our own.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/article/metadata_error.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// Parses `text`, whose first line is line `first_line` of the file. A key that stands twice keeps its last
// value. Throws MetadataError for invalid YAML, aliases, and what exceeds the limits.
Node parse_yaml(std::string_view text, std::size_t first_line, const MetadataText& kind = {});

}  // namespace rosebud::indexer
