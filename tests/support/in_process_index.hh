// An archive indexed by the test itself.
#pragma once

#include "indexer/index_archive.hh"
#include "support/temp_archive.hh"

namespace rosebud::testing {

// What is posted of words that stand side by side in a small archive: pairs of function words, as always, or
// of its own common words too, as in a large one.
enum class Pairs { of_function_words, of_common_words };

inline indexer::IndexReport index_in_process(const TempArchive& archive,
                                             Pairs pairs = Pairs::of_function_words) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.force = true;
  options.threads = 1;
  if (pairs == Pairs::of_common_words) options.pairs_from = 0;
  return indexer::index_archive(options);
}

}  // namespace rosebud::testing
