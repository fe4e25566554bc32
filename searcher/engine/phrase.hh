// Words one behind the other.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <xapian.h>

#include "searcher/engine/deadline.hh"
#include "searcher/engine/matches.hh"
#include "searcher/query/plan.hh"

namespace rosebud::searcher {

// Leaves those of `matches` in which a term of each of `slots` stands, each one place behind the one before.
// Until the deadline: what was not looked at by then is left out. The articles of `matches` should have a
// term of every slot; `order` has the slots' indices, those with the fewest articles first.
void keep_phrase(const Xapian::Database& database, std::span<const TermGroup> slots,
                 std::span<const std::size_t> order, const Deadline& deadline, Matches& matches);

}  // namespace rosebud::searcher
