// Bringing the current generation up to date in one transaction.
#pragma once

#include <filesystem>

#include "indexer/archive/scan.hh"
#include "indexer/index_archive.hh"
#include "indexer/report.hh"

namespace rosebud::indexer {

struct Updated {
  bool settings = false;  // how articles are read, shown or searched is another than it was
};

// Applies what changed since the last run to the database at `generation`. A file with the size and time it
// had then is not read; one with the content it had is not written. What failed, or stands below a folder
// that could not be read, stays as it was. Throws Error, with nothing changed, when more than half of the
// articles would go and `options.force` is not set.
Updated update(const IndexOptions& options, const ScanResult& scanned,
               const std::filesystem::path& generation, IndexReport& report);

}  // namespace rosebud::indexer
