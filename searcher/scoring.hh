// Requests as Xapian queries, and the order of their answers. docs/ranking.md states the formula.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"

namespace rosebud::searcher {

// `query` with what `request` chooses of the field `refined`: documents that have any of the chosen values
// and none of the excluded ones.
Xapian::Query refined_query(const Xapian::Query& query, const Xapian::Database& database,
                            const SearchRequest& request, const Field& refined);

// Sets weighting and sort order. Articles without the value sorted by come last; of equally good ones the
// newest comes first.
void set_order(Xapian::Enquire& enquire, Sort sort);

}  // namespace rosebud::searcher
