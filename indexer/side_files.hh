// What an indexing run leaves beside the database so that searching starts quickly.
#pragma once

#include <filesystem>

#include "indexer/report.hh"
#include "store/keeping.hh"

namespace rosebud::indexer {

// Writes the side files of the database in the folder `generation`, or brings them up to date: those of a
// large archive not at each of many commits, unless `keeping` says so. One that cannot be written is a
// warning: searching makes its content anew.
void leave_side_files(const std::filesystem::path& generation, const store::Keeping& keeping,
                      IndexReport& report);

}  // namespace rosebud::indexer
