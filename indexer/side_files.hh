// What an indexing run leaves beside the database so that searching starts quickly.
#pragma once

#include <filesystem>

#include "indexer/report.hh"

namespace rosebud::indexer {

// Writes the side files of the database in the folder `generation`, or brings them up to date. One that
// cannot be written is a warning: searching makes its content anew.
void leave_side_files(const std::filesystem::path& generation, IndexReport& report);

}  // namespace rosebud::indexer
