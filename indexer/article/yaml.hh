// YAML front matter to a Node, by libyaml's events and with limits of our own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/article/node.hh"

namespace rosebud::indexer {

// What is wrong with front matter, and where.
struct MetadataError {
  std::size_t line = 0;  // in the file, from 1
  std::string message;
  std::string hint;
};

// libyaml is quadratic in nesting; real front matter is far below these.
inline constexpr std::size_t max_front_matter_bytes = 65'536;
inline constexpr std::size_t max_front_matter_depth = 16;

// Parses `text`, whose first line is line `first_line` of the file. A key that stands twice keeps its last value.
// Throws MetadataError for invalid YAML, aliases, and what exceeds the limits.
Node parse_yaml(std::string_view text, std::size_t first_line);

}  // namespace rosebud::indexer
