// Looking through an archive for what its articles share, before they are read.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/common_words.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_options.hh"
#include "indexer/article/repeated.hh"

namespace rosebud::indexer {

struct Sample {
  std::vector<RepeatedPassage> repeated;  // at the heads and feet of articles
  CommonWords common;                     // in their texts
};

// What `files` of `archive` share. Of a large archive only some are read, spread evenly over its paths, the
// same for the same files. Files that cannot be read are passed over.
Sample sample_of(const std::filesystem::path& archive, const std::vector<FoundFile>& files,
                 const ReadOptions& options);

}  // namespace rosebud::indexer
