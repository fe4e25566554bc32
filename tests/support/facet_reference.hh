// What the answer to a request must be, computed slowly and plainly from what the articles say: no database,
// no columns, nothing that the searcher uses.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "catalogue/results.hh"
#include "support/facet_archive.hh"
#include "support/facet_requests.hh"

namespace rosebud::testing {

struct ReferenceAnswer {
  std::size_t total = 0;
  std::vector<Facet> facets;
};

ReferenceAnswer reference_answer(std::span<const KnownArticle> articles, const KnownRequest& known);

// How `results` differs from what it must be, in words; empty when it does not.
std::string difference(const SearchResults& results, const ReferenceAnswer& expected);

// The total and the facets of an answer in JSON (docs/json.md), so that they can be compared too.
SearchResults results_in_json(const std::string& json);

}  // namespace rosebud::testing
