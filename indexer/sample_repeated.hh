// Looking through an archive for what it repeats around its articles, before they are read.
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/archive/scan.hh"
#include "indexer/article/read_options.hh"
#include "indexer/article/repeated.hh"

namespace rosebud::indexer {

// The passages that `files` of `archive` repeat at their heads and feet. Of a large archive only a sample is
// read, spread evenly over its paths, the same for the same files. Files that cannot be read are passed over.
std::vector<RepeatedPassage> find_repeated(const std::filesystem::path& archive,
                                           const std::vector<FoundFile>& files, const ReadOptions& options);

}  // namespace rosebud::indexer
