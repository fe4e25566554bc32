#include "store/column_ranks.hh"

#include <algorithm>
#include <cstddef>

#include "store/card.hh"
#include "store/columns.hh"

namespace rosebud::store {
namespace {

std::string_view path_of(const OwnedColumns& columns, Xapian::docid id) {
  const std::uint64_t begin = columns.card_offsets[id];
  return read_card({columns.cards.data() + begin, columns.card_offsets[id + 1] - begin}).path;
}

template <typename PathOf>
bool is_newer(const OwnedColumns& columns, const PathOf& path_of, Xapian::docid left, Xapian::docid right) {
  if (columns.dates[left] != columns.dates[right]) return columns.dates[left] > columns.dates[right];
  return path_of(left) < path_of(right);
}

// By rank, a document that has it and did not change; 0 where there is none.
std::vector<Xapian::docid> unchanged_by_rank(std::span<const std::uint32_t> ranks,
                                             const std::vector<bool>& is_changed) {
  std::vector<Xapian::docid> by_rank(ranks.size(), 0);
  for (Xapian::docid id = 1; id < ranks.size(); ++id) {
    if (ranks[id] < by_rank.size() && !is_changed[id]) by_rank[ranks[id]] = id;
  }
  return by_rank;
}

}  // namespace

void rank_ties(OwnedColumns& columns, std::vector<Xapian::docid> ids) {
  const auto path = [&columns](Xapian::docid id) { return path_of(columns, id); };
  std::ranges::sort(
      ids, [&](Xapian::docid left, Xapian::docid right) { return is_newer(columns, path, left, right); });
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

void insert_ties(OwnedColumns& columns, const OlderOrder& older, std::vector<Xapian::docid> fresh) {
  const auto before = [&](Xapian::docid left, Xapian::docid right) {
    return is_newer(columns, older.path_of, left, right);
  };
  std::ranges::sort(fresh, before);
  auto unchanged = unchanged_by_rank(older.columns.tie_ranks, older.is_changed);
  std::erase(unchanged, 0U);
  columns.tie_ranks.assign(columns.lengths.size(), Columns::no_rank);
  std::uint32_t rank = 0;
  auto done = unchanged.begin();
  for (const Xapian::docid id : fresh) {
    const auto place = std::lower_bound(done, unchanged.end(), id, before);
    for (; done != place; ++done) columns.tie_ranks[*done] = rank++;
    columns.tie_ranks[id] = rank++;
  }
  for (; done != unchanged.end(); ++done) columns.tie_ranks[*done] = rank++;
}

void insert_titles(OwnedColumns& columns, const OlderOrder& older, std::vector<FreshTitle> fresh,
                   const std::function<std::string(Xapian::docid)>& title_of) {
  std::ranges::sort(fresh, {}, &FreshTitle::title);
  const std::vector<Xapian::docid> by_rank = unchanged_by_rank(older.columns.title_ranks, older.is_changed);
  std::vector<std::uint32_t> kept;  // older ranks that some document still has, ascending
  for (std::uint32_t rank = 0; rank < by_rank.size(); ++rank) {
    if (by_rank[rank] != 0) kept.push_back(rank);
  }
  std::vector<std::uint32_t> ranks(by_rank.size(), Columns::no_rank);  // by older rank
  columns.title_ranks.assign(columns.lengths.size(), Columns::no_rank);
  std::uint32_t rank = 0;
  auto done = kept.begin();
  for (auto next = fresh.begin(); next != fresh.end();) {
    const std::string title = next->title;
    const auto place = std::lower_bound(done, kept.end(), title, [&](std::uint32_t left, const auto& right) {
      return title_of(by_rank[left]) < right;
    });
    for (; done != place; ++done) ranks[*done] = rank++;
    if (done != kept.end() && title_of(by_rank[*done]) == title) ranks[*done++] = rank;
    for (; next != fresh.end() && next->title == title; ++next) columns.title_ranks[next->id] = rank;
    ++rank;
  }
  for (; done != kept.end(); ++done) ranks[*done] = rank++;
  const auto older_ranks = older.columns.title_ranks;
  for (Xapian::docid id = 1; id < older_ranks.size(); ++id) {
    const bool stays = older_ranks[id] < ranks.size() && !older.is_changed[id];
    if (stays) columns.title_ranks[id] = ranks[older_ranks[id]];
  }
}

}  // namespace rosebud::store
