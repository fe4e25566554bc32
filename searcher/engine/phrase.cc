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

// The articles that are left, and where the phrase may begin in each: one list after the other.
struct Begun {
  std::vector<std::uint32_t> matches;  // indices
  std::vector<std::size_t> ends;       // of each one's starts
  Places starts;

  void add(std::uint32_t match, std::span<const std::uint32_t> more) {
    if (more.empty()) return;
    matches.push_back(match);
    starts.insert(starts.end(), more.begin(), more.end());
    ends.push_back(starts.size());
  }
};

}  // namespace

void keep_phrase(const Xapian::Database& database, std::span<const TermGroup> slots,
                 std::span<const std::size_t> order, const Deadline& deadline, Matches& matches) {
  Begun begun;
  Places read;
  Places common;
  std::size_t steps = 0;
  // Position lists lie by term and then by article: read term by term, the next one is mostly in the block at
  // hand.
  for (std::size_t i = 0; i < matches.size() && !deadline.passed_at(64 * steps++); ++i) {
    read_starts(database, matches.ids[i], slots[order.front()], order.front(), read);
    begun.add(static_cast<std::uint32_t>(i), read);
  }
  for (const std::size_t slot : order.subspan(1)) {
    Begun left;
    std::size_t from = 0;
    for (std::size_t i = 0; i < begun.matches.size() && !deadline.passed_at(64 * steps++); ++i) {
      const std::span<const std::uint32_t> starts(begun.starts.data() + from, begun.ends[i] - from);
      from = begun.ends[i];
      read_starts(database, matches.ids[begun.matches[i]], slots[slot], slot, read);
      common.clear();
      std::ranges::set_intersection(starts, read, std::back_inserter(common));
      left.add(begun.matches[i], common);
    }
    begun = std::move(left);
  }
  matches.keep(begun.matches);
}

}  // namespace rosebud::searcher
