// The page at the root: a search form, the hits, and what to refine them by.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/page/layout.hh"

namespace rosebud::server {

std::string search_page(const Look& look, const SearchRequest& request, const SearchResults& results);

// The page numbers that the pager offers: the first, the last, those around `page`; 0 stands for a gap.
std::vector<std::size_t> offered_pages(std::size_t page, std::size_t pages);

}  // namespace rosebud::server
