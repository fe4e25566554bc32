// The articles of a planned query in their order: scores, boosts and tiers, before refinements are counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "searcher/engine/best_first.hh"
#include "searcher/engine/matches.hh"
#include "searcher/engine/select.hh"
#include "searcher/query/plan_query.hh"
#include "searcher/snapshot.hh"

namespace rosebud::searcher {

// What a ranking is made from; all of it outlives the ranking.
struct RankingOf {
  const Archive& archive;
  View& view;
  const QueryPlan& plan;
  bool by_relevance;    // otherwise articles have the scores of their words at best
  std::uint32_t today;  // what recency counts from
};

struct Ranked {
  Matches matches;
  // What the best answers to a long question have in common, which counted too (searcher/engine/feedback.hh);
  // everything: nothing did.
  Expression feedback;
};

// The best of a ranking, in order.
struct Best {
  std::vector<Selected> articles;
  Expression feedback;
};

// The articles of the query, refinements left aside.
Ranked rank(const RankingOf& of, Demand demand);

// The best `most` of the articles that have some of the words and that `wants` takes: the order is that of
// rank() for Demand::any_word, but lists are not read of which no article can be among the best any more
// (Turtle & Flood, Query evaluation: strategies and optimizations, 1995). By relevance.
Best best_with_some(const RankingOf& of, std::size_t most, const std::function<bool(Xapian::docid)>& wants);

// The best `most` (at least one) of the articles of rank() that `wants` takes, in its order, found without
// going through all of them. By relevance; nothing for questions of other kinds than words, and where it
// would be no quicker.
std::optional<BestFound> best_alone(const RankingOf& of, Demand demand, std::size_t most,
                                    const std::function<bool(Xapian::docid)>& wants);

}  // namespace rosebud::searcher
