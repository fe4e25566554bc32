// An archive indexed by the test itself.
#pragma once

#include "indexer/index_archive.hh"
#include "support/temp_archive.hh"

namespace rosebud::testing {

inline indexer::IndexReport index_in_process(const TempArchive& archive) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.force = true;
  options.threads = 1;
  return indexer::index_archive(options);
}

}  // namespace rosebud::testing
