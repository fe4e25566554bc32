// What somebody who has typed the beginning of something may be about to type.
#pragma once

#include <cstddef>
#include <string_view>

#include "catalogue/suggestion.hh"
#include "searcher/query/plan_values.hh"

namespace rosebud::searcher {

// At most `limit` suggestions for `typed`: titles, then people, of which a word begins what goes on as typed,
// then words that complete the last one. Signs, spaces, case and accents do not matter. From four letters on
// one slip is forgiven where nothing else fills the list. docs/suggestions.md states the order. At the
// deadline of `archive` the likeliest of those that were found until then.
Suggestions suggest(const Archive& archive, std::string_view typed, std::size_t limit);

}  // namespace rosebud::searcher
