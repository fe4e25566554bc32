// Building a generation from nothing: small shards on all cores, merged compacted.
#pragma once

#include <filesystem>

#include "indexer/archive/scan.hh"
#include "indexer/index_archive.hh"
#include "indexer/report.hh"
#include "store/stamp.hh"

namespace rosebud::indexer {

// What a database made with `options` says of itself.
store::Stamp stamp_of(const IndexOptions& options);

// Reads `files` of the archive into a new database at `target`, documents in the order of their paths. Adds
// to `report`. False, and no database, when not one article could be indexed. Throws Error when asked to
// stop.
bool build(const IndexOptions& options, const std::vector<FoundFile>& files,
           const std::filesystem::path& target, IndexReport& report);

}  // namespace rosebud::indexer
