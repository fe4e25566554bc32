#include "searcher/engine/boost.hh"

#include <cstddef>

namespace rosebud::searcher {

static_assert(no_rating == store::Columns::no_rating);

Standing standing_of(const store::Columns& columns, Xapian::docid id) {
  return {columns.date(id), columns.rating(id)};
}

void boost_scores(const Boosts& boosts, const store::Columns& columns, std::uint32_t today,
                  Matches& matches) {
  if (!boosts.any()) return;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    matches.scores[i] *= boost(boosts, standing_of(columns, matches.ids[i]), today);
  }
}

}  // namespace rosebud::searcher
