// The best of many articles, in one pass.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
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
inline OrderKey order_key(const store::Columns& columns, Sort sort, Xapian::docid id, double score) {
  constexpr std::uint64_t last = 0xFFFF'FFFF'FFFF;
  const auto primary = [&]() -> std::uint64_t {
    switch (sort) {
      case Sort::relevance:
        return last - static_cast<std::uint64_t>(std::llrint(score * 1e6));
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
  }();
  return {primary, columns.tie_rank(id)};
}

struct Selected {
  OrderKey key;
  Xapian::docid id = 0;
  double score = 0;
  double nearness = 0;  // how much of it is for words near each other (searcher/engine/nearness.hh)

  bool operator<(const Selected& other) const { return key < other.key; }
};

// Keeps the `most` earliest of what it is shown.
class Selection {
 public:
  explicit Selection(std::size_t most) : most_(most) {}

  void show(const Selected& one) {
    if (kept_.size() < most_) {
      kept_.push_back(one);
      std::push_heap(kept_.begin(), kept_.end());
    } else if (most_ > 0 && one < kept_.front()) {
      std::pop_heap(kept_.begin(), kept_.end());
      kept_.back() = one;
      std::push_heap(kept_.begin(), kept_.end());
    }
  }

  // In order; it is empty then.
  std::vector<Selected> take() {
    std::sort_heap(kept_.begin(), kept_.end());
    return std::move(kept_);
  }

 private:
  std::size_t most_;
  std::vector<Selected> kept_;
};

}  // namespace rosebud::searcher
