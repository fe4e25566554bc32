// Requests as Xapian queries, and the order of their answers. docs/ranking.md states the formula.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"
#include "searcher/query/plan.hh"

namespace rosebud::searcher {

enum class Demand { all_words, any_word };

// The documents that hold all, or any, of `words`, scored; every document, unscored, when there are none.
Xapian::Query words_query(const std::vector<PlannedWord>& words, Demand demand);

// The documents that have any of the values chosen of `refined`.
Xapian::Query refinement_query(const Xapian::Database& database, const SearchRequest& request,
                               const Field& refined);

// Sets weighting and sort order. Articles without the value sorted by come last.
void set_order(Xapian::Enquire& enquire, const SearchRequest& request);

}  // namespace rosebud::searcher
