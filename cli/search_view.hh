// Search results in the terminal.
#pragma once

#include <cstddef>
#include <string>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// Hits, then facets. Everything from articles is made printable() first.
std::string search_view(const SearchRequest& request, const SearchResults& results, const Terminal& terminal);

// What a hit's first lines say: its number, title, years, directors and rating, and below them its path.
std::string hit_heading(const Hit& hit, std::size_t number, const Terminal& terminal);

}  // namespace rosebud::cli
