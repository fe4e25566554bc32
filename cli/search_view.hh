// Search results in the terminal.
#pragma once

#include <string>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// Hits, then facets. Everything from articles is made printable() first.
std::string search_view(const SearchRequest& request, const SearchResults& results, const Terminal& terminal);

}  // namespace rosebud::cli
