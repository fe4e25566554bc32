// Problems of single files, as `rosebud index` and `rosebud check` name them.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "indexer/report.hh"

namespace rosebud::cli {

// Writes them to standard error with their hints: every failure, and of the warnings the first twenty unless
// all are asked for.
void print_problems(std::span<const indexer::Problem> problems, bool all_warnings);

// "left out: drafts (1), list pages (2)" as a line, by reason; empty when nothing was.
std::string left_out_line(const std::map<std::string, std::size_t>& counts);

}  // namespace rosebud::cli
