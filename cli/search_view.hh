// Search results in the terminal.
#pragma once

#include <string>

#include "catalogue/results.hh"
#include "cli/command_text.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// Hits, then facets, then how to refine further. Everything from articles is made printable() first.
std::string search_view(const Question& question, const SearchResults& results, const Terminal& terminal);

}  // namespace rosebud::cli
