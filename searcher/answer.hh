// One request answered on one snapshot.
#pragma once

#include <chrono>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/query/plan_values.hh"
#include "searcher/snapshot.hh"

namespace rosebud::searcher {

// `request` is within the bounds of catalogue/request.hh; the deadline of `archive` is that of the view's
// evaluator, which is set here, by `clock`. Xapian's errors come through.
SearchResults answer(const Archive& archive, View& view, const SearchRequest& request,
                     const Deadline::Clock& clock = std::chrono::steady_clock::now);

}  // namespace rosebud::searcher
