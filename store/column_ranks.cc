#include "store/column_ranks.hh"

#include <algorithm>

#include "store/card.hh"
#include "store/columns.hh"

namespace rosebud::store {

void rank_ties(OwnedColumns& columns, std::vector<Xapian::docid> ids) {
  const auto path = [&](Xapian::docid id) {
    const std::uint64_t begin = columns.card_offsets[id];
    return read_card({columns.cards.data() + begin, columns.card_offsets[id + 1] - begin}).path;
  };
  std::ranges::sort(ids, [&](Xapian::docid left, Xapian::docid right) {
    if (columns.dates[left] != columns.dates[right]) return columns.dates[left] > columns.dates[right];
    return path(left) < path(right);
  });
  columns.tie_ranks.assign(columns.lengths.size(), Columns::no_rank);
  std::uint32_t rank = 0;
  for (const Xapian::docid id : ids) columns.tie_ranks[id] = rank++;
}

void rank_titles(OwnedColumns& columns, std::span<const std::string> titles, std::vector<Xapian::docid> ids) {
  std::ranges::sort(ids,
                    [&](Xapian::docid left, Xapian::docid right) { return titles[left] < titles[right]; });
  columns.title_ranks.assign(columns.lengths.size(), Columns::no_rank);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0 && titles[ids[i]] != titles[ids[i - 1]]) ++rank;
    columns.title_ranks[ids[i]] = rank;
  }
}

}  // namespace rosebud::store
