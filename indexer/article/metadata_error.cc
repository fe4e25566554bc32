#include "indexer/article/metadata_error.hh"

#include <fmt/format.h>

namespace rosebud::indexer {

void check_front_matter_size(std::size_t bytes, std::size_t first_line) {
  if (bytes <= max_front_matter_bytes) return;
  throw MetadataError{first_line,
                      fmt::format("the front matter is longer than {} bytes", max_front_matter_bytes),
                      "Is its closing line missing?"};
}

}  // namespace rosebud::indexer
