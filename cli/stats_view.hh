// What an archive holds, in the terminal.
#pragma once

#include <string>

#include "cli/stats.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

std::string stats_view(const Stats& stats, const Terminal& terminal);

}  // namespace rosebud::cli
