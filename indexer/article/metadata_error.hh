// What is wrong with front matter, whatever its syntax.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rosebud::indexer {

struct MetadataError {
  std::size_t line = 0;  // in the file, from 1
  std::string message;
  std::string hint;
};

// Parsers are quadratic, or worse, in what hostile front matter holds; real front matter is far below these.
inline constexpr std::size_t max_front_matter_bytes = 65'536;
inline constexpr std::size_t max_front_matter_depth = 16;

// What is parsed: front matter, unless it is a file of metadata.
struct MetadataText {
  std::string_view name = "the front matter";
  std::size_t most_bytes = max_front_matter_bytes;
};

// Throws MetadataError when `kind`, which begins in line `first_line`, is longer than is read.
void check_metadata_size(std::size_t bytes, std::size_t first_line, const MetadataText& kind);

}  // namespace rosebud::indexer
