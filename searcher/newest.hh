// The newest articles of a question, for who wants no more than those.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "searcher/engine/best_first.hh"
#include "searcher/ranking.hh"

namespace rosebud::searcher {

// The first `most` of the articles of rank() that `wants` takes, in the order of dates, found by looking at
// the archive's newest articles. Nothing where most of the archive would have to be looked at, and for
// questions that are not quickly asked about some articles. `BestFound::all` stays empty.
std::optional<BestFound> newest_alone(const RankingOf& of, Demand demand, std::size_t most,
                                      const std::function<bool(Xapian::docid)>& wants);

}  // namespace rosebud::searcher
