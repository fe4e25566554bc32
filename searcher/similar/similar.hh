// The articles that are like one.
#pragma once

#include <cstddef>

#include "catalogue/similar.hh"
#include "searcher/query/plan_values.hh"

namespace rosebud::searcher {

// At most `limit` articles like `document`, the likest first; of equals the newest, then by path.
// docs/ranking.md says what likeness is. At the deadline of `archive` the likest of those that were found
// until then.
SimilarResults similar_articles(const Archive& archive, Xapian::docid document, std::size_t limit);

}  // namespace rosebud::searcher
