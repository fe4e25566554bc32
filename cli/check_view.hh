// What an archive is understood as, as a table and as JSON.
#pragma once

#include <string>

#include "cli/terminal.hh"
#include "indexer/check.hh"

namespace rosebud::cli {

// The table of fields, what was left out, and the keys that fill no field.
std::string check_view(const indexer::CheckReport& report, const Terminal& terminal);

// The same with the problems, as {"format":1,…} in one line.
std::string check_to_json(const indexer::CheckReport& report);

}  // namespace rosebud::cli
