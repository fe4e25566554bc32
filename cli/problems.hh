// Problems of single files, as `rosebud index` and `rosebud check` name them.
#pragma once

#include <span>

#include "indexer/report.hh"

namespace rosebud::cli {

// Writes them to standard error with their hints: every failure, and of the warnings the first twenty unless
// all are asked for.
void print_problems(std::span<const indexer::Problem> problems, bool all_warnings);

}  // namespace rosebud::cli
