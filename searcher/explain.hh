// Why an answer is what it is.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "catalogue/explanation.hh"
#include "searcher/query/plan_query.hh"
#include "searcher/query/tree.hh"
#include "searcher/snapshot.hh"

namespace rosebud::searcher {

// What an archive was asked in the end, after corrections.
struct Asked {
  const QueryNode& root;
  const QueryPlan& plan;
  Demand demand;
  const Expression& feedback;  // everything: there was none
  std::uint32_t today;         // what recency counts from
};

// How the query was understood.
Explanation explain(const Archive& archive, const View& view, const Asked& asked);

// The parts of the score of the article `id`, which is a hit by relevance.
std::vector<ScorePart> explain_score(const Archive& archive, View& view, const Asked& asked,
                                     Xapian::docid id);

}  // namespace rosebud::searcher
