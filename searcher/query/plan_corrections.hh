// What a query may have been meant to be, when the archive lacks a word of it.
#pragma once

#include <optional>

#include "searcher/query/plan_query.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

// `root` with each free word that no article has replaced by the nearest one that some have: one edit away
// (Damerau, restricted) from 4 letters on, two from 8, the more frequent first; or by two words that it runs
// together
// ("starwars"); or, with its neighbour, by the one word that they are apart ("god zilla"). Words with a digit
// are never replaced by others. Nothing when there is nothing to replace or nothing to replace it by.
std::optional<QueryNode> corrected(const QueryNode& root, const PlanContext& context);

}  // namespace rosebud::searcher
