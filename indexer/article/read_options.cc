#include "indexer/article/read_options.hh"

#include <fmt/format.h>

namespace rosebud::indexer {

std::string fingerprint(const ReadOptions& options) {
  return fmt::format("drafts={:d} future={:d} infer={:d}", options.drafts, options.future, options.infer);
}

}  // namespace rosebud::indexer
