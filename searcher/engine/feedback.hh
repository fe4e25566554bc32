// Pseudo-relevance feedback: what the best answers to a long question talk about.
#pragma once

#include <cstddef>
#include <span>

#include <xapian.h>

#include "searcher/engine/select.hh"
#include "searcher/query/expression.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// The stems that tell the articles of `best` from the archive, as one expression that scores whoever has any
// of them: of each stem how often the best articles say it, by their scores (a relevance model: Lavrenko &
// Croft, SIGIR 2001), times its inverse document frequency. The weightiest stem weighs `most`. Everything
// when there is none.
Expression feedback(const Xapian::Database& database, const store::Columns& columns,
                    std::span<const Selected> best, double most);

}  // namespace rosebud::searcher
