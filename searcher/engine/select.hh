// The best of many articles, in one pass.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// Where an article stands, as a number: smaller is earlier. The upper half is what is sorted by, the lower
// the order of equals, so that no two articles have the same key.
using OrderKey = std::uint64_t;

// Scores are rounded to float before they are compared, so that sums in another order tie all the same; they
// are not negative. Articles without the value sorted by come last.
inline OrderKey order_key(const store::Columns& columns, Sort sort, Xapian::docid id, double score) {
  constexpr std::uint32_t last = 0xFFFFFFFF;
  const auto primary = [&]() -> std::uint32_t {
    switch (sort) {
      case Sort::relevance:
        return last - std::bit_cast<std::uint32_t>(static_cast<float>(score));
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
  return OrderKey{primary} << 32U | columns.tie_rank(id);
}

struct Selected {
  OrderKey key = 0;
  Xapian::docid id = 0;
  double score = 0;

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
