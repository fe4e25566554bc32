// What of a ranking is shown, and how many there are.
#pragma once

#include <cstddef>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/select.hh"
#include "searcher/query/expression.hh"
#include "searcher/ranking.hh"

namespace rosebud::searcher {

// What a request found.
struct Matched {
  std::vector<Selected> page;  // the one that was asked for
  std::vector<Facet> facets;
  // Of all pages; where no total is wanted there may be more, if this is more than the pages so far show.
  std::size_t total = 0;
  // How many there are before refinements, and which, ascending; where there may be more than `total`, as
  // many at least, and none of them.
  std::size_t unrefined = 0;
  std::vector<Xapian::docid> articles;
  Expression feedback;  // as in Ranked
};

// All of it outlives the matching.
struct MatchingOf {
  RankingOf ranking;
  const SearchRequest& request;
  Sort sort;
  const Deadline& deadline;  // for counting; finding has the evaluator's
};

// The articles of the query that pass the request's refinements.
Matched match(const MatchingOf& of, Demand demand);

// None of them.
Matched match_nothing(const MatchingOf& of);

}  // namespace rosebud::searcher
