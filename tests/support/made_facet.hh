// Facets made from counts that a test names, without an archive.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::testing {

struct MadeCounts {
  std::map<std::string, std::size_t> by_key;
  std::vector<std::pair<std::vector<std::string>, std::size_t>> together{};
  std::size_t missing = 0;
};

// What searcher::facet_of() makes of them; values are labelled by their keys, in capitals.
Facet made_facet(const Field& field, const MadeCounts& counts, const FacetRequest& asked,
                 const SearchRequest& request = {});

// The same for numbers: how many articles have each.
Facet number_facet(const Field& field, const std::map<int, std::size_t>& counts,
                   const SearchRequest& request = {});

}  // namespace rosebud::testing
