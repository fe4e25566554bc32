// The best of many articles, in one pass.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// Where an article stands: smaller is earlier. First what is sorted by, then the order of equals, so that no
// two articles have the same key.
struct OrderKey {
  std::uint64_t primary = 0;
  std::uint32_t tie = 0;
  auto operator<=>(const OrderKey&) const = default;
};

// Scores are rounded to a millionth before they are compared, so that sums in another order tie all the
// same; they are not negative. Articles without the value sorted by come last.
inline std::uint64_t primary_order(const store::Columns& columns, Sort sort, Xapian::docid id, double score) {
  constexpr std::uint64_t last = 0xFFFF'FFFF'FFFF;
  switch (sort) {
    case Sort::relevance:
      // std::llrint() is a call, and one for every match; where a half goes is all the same.
      return last - static_cast<std::uint64_t>(score * 1e6 + 0.5);  // NOLINT(bugprone-incorrect-roundings)
    case Sort::date:
      return 0;  // the order of equals is by date
    case Sort::year:
      return columns.year(id) == 0 ? last : std::uint32_t{0xFFFF} - columns.year(id);
    case Sort::rating:
      return columns.rating(id) == store::Columns::no_rating ? last
                                                             : std::uint32_t{0xFF} - columns.rating(id);
    case Sort::title:
      return columns.title_rank(id);
  }
  return last;
}

inline OrderKey order_key(const store::Columns& columns, Sort sort, Xapian::docid id, double score) {
  return {primary_order(columns, sort, id, score), columns.tie_rank(id)};
}

struct Selected {
  OrderKey key;
  Xapian::docid id = 0;
  double score = 0;
  double nearness = 0;  // how much of it is for words near each other (searcher/engine/nearness.hh)

  bool operator<(const Selected& other) const { return key < other.key; }
};

// Keeps the `most` earliest of what it is shown, whatever order that comes in: archives are often read in the
// order of their dates, so that the newest come last and a heap would be turned over for each.
class Selection {
 public:
  explicit Selection(std::size_t most) : most_(most), room_(most + std::max<std::size_t>(most, 64)) {}

  // Shows it article `id`, of whose order only as much is looked up as decides.
  void show(const store::Columns& columns, Sort sort, Xapian::docid id, double score) {
    const std::uint64_t primary = primary_order(columns, sort, id, score);
    if (primary <= latest_.primary) show({{primary, columns.tie_rank(id)}, id, score});
  }

  // Whether show() may keep it.
  bool takes(const OrderKey& key) const { return key < latest_; }

  void show(const Selected& one) {
    if (!takes(one.key)) return;
    kept_.push_back(one);
    if (kept_.size() == room_) narrow();
  }

  // In order; it is empty then.
  std::vector<Selected> take() {
    std::sort(kept_.begin(), kept_.end());
    if (kept_.size() > most_) kept_.resize(most_);
    return std::move(kept_);
  }

 private:
  // Twice as many are kept as are wanted before the later half goes: so much for each in the mean, and no
  // more.
  void narrow() {
    if (most_ == 0) {
      kept_.clear();
      latest_ = {};
      return;
    }
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
    std::nth_element(kept_.begin(), last, kept_.end());
    latest_ = last->key;
    kept_.resize(most_);
  }

  std::size_t most_;
  std::size_t room_;
  OrderKey latest_{std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint32_t>::max()};
  std::vector<Selected> kept_;
};

}  // namespace rosebud::searcher
