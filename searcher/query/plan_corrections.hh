// What a query may have been meant to be, when the archive lacks a word of it or has it hardly anywhere.
#pragma once

#include <optional>

#include "searcher/query/plan_query.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

// What is asked instead of `root` when no article has all its words. `recognised`: what the free words are as
// a whole. The words of a title or a person that they nearly are; else each word that no article has replaced
// by one that some have: by the two that it runs together ("starwars"); with its neighbour by the one that
// they are apart ("god zilla"); or by the nearest one, of equally near ones that which stands with the other
// words. Words with a digit are never replaced by others. Nothing when there is nothing to replace or nothing
// to replace it by, nor after the archive's deadline: something nearer may not have been looked at.
std::optional<QueryNode> corrected(const QueryNode& root, const Recognised& recognised,
                                   const PlanContext& context);

// What is offered beside the articles that have all of the words of `root`: the title or person that the
// words nearly are, else the query with a rare word replaced by a near one that is far more frequent and
// stands with the other words. Nothing when what was typed needs no other, nor after the deadline.
std::optional<QueryNode> offered(const QueryNode& root, const Recognised& recognised,
                                 const PlanContext& context);

}  // namespace rosebud::searcher
