// Scores as an archive's [ranking] lets them grow.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "catalogue/boosts.hh"
#include "searcher/engine/matches.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// What boosts know of an article.
Standing standing_of(const store::Columns& columns, Xapian::docid id);

// Multiplies every score by what the article gains as of `today` (20011231). Costs nothing when nothing is
// gained by anything.
void boost_scores(const Boosts& boosts, const store::Columns& columns, std::uint32_t today, Matches& matches);

}  // namespace rosebud::searcher
