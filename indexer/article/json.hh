// JSON front matter to a Node, by Boost.JSON and with limits of our own.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/article/metadata_error.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// Parses `text`, whose first line is line `first_line` of the file; comments and trailing commas are
// forgiven. Every node has the line of the whole, since Boost.JSON keeps none. Throws MetadataError for
// invalid JSON, at the line it goes wrong in, and for what exceeds the limits.
Node parse_json(std::string_view text, std::size_t first_line, const MetadataText& kind = {});

}  // namespace rosebud::indexer
