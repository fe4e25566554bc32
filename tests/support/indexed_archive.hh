// The real program on an archive of a test.
#pragma once

#include <string>
#include <vector>

#include "support/program.hh"
#include "support/temp_archive.hh"

namespace rosebud::testing {

// Runs `rosebud ARGUMENTS…` in the archive's folder.
ProgramRun run_in(const TempArchive& archive, const std::vector<std::string>& arguments);

// `rosebud index ARCHIVE MORE…`, from elsewhere.
ProgramRun run_index(const TempArchive& archive, const std::vector<std::string>& more = {});

// `rosebud search ARGUMENTS…` in the archive's folder.
ProgramRun run_search(const TempArchive& archive, std::vector<std::string> arguments);

// Adds so many reviews of 300 words, enough of them to stop an indexer in its midst.
void fill(TempArchive& archive, int articles);

}  // namespace rosebud::testing
