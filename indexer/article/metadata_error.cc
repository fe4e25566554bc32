#include "indexer/article/metadata_error.hh"

#include <fmt/format.h>

namespace rosebud::indexer {

void check_metadata_size(std::size_t bytes, std::size_t first_line, const MetadataText& kind) {
  if (bytes <= kind.most_bytes) return;
  throw MetadataError{first_line, fmt::format("{} is longer than {} bytes", kind.name, kind.most_bytes),
                      "Is its closing line missing?"};
}

}  // namespace rosebud::indexer
