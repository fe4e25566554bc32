#include "searcher/engine/phrase.hh"

#include <algorithm>
#include <cstdint>
#include <string>

namespace rosebud::searcher {
namespace {

using Places = std::vector<std::uint32_t>;

// Where the terms of a slot stand in an article, as the places where the phrase would begin then; ascending.
void read_starts(const Xapian::Database& database, Xapian::docid id, const TermGroup& slot,
                 std::size_t behind, Places& starts) {
  starts.clear();
  for (const std::string& term : slot.terms) {
    const auto end = database.positionlist_end(id, term);
    for (auto at = database.positionlist_begin(id, term); at != end; ++at) {
      if (*at >= behind) starts.push_back(*at - static_cast<std::uint32_t>(behind));
    }
  }
  if (slot.terms.size() > 1) std::ranges::sort(starts);
}

}  // namespace

void keep_phrase(const Xapian::Database& database, std::span<const TermGroup> slots,
                 std::span<const std::size_t> order, const Deadline& deadline, Matches& matches) {
  Places starts;
  Places read;
  Places common;
  std::vector<std::uint32_t> kept;
  // Position lists lie by article and then by term: read article by article, the next one is in the block at
  // hand.
  for (std::size_t i = 0; i < matches.size() && !deadline.passed_at(64 * i); ++i) {
    read_starts(database, matches.ids[i], slots[order.front()], order.front(), starts);
    for (const std::size_t slot : order.subspan(1)) {
      if (starts.empty()) break;
      read_starts(database, matches.ids[i], slots[slot], slot, read);
      common.clear();
      std::ranges::set_intersection(starts, read, std::back_inserter(common));
      std::swap(starts, common);
    }
    if (!starts.empty()) kept.push_back(static_cast<std::uint32_t>(i));
  }
  matches.keep(kept);
}

}  // namespace rosebud::searcher
