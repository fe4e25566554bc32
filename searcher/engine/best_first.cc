#include "searcher/engine/best_first.hh"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "searcher/engine/boost.hh"

namespace rosebud::searcher {
namespace {

// What no article of a stretch can be found by.
constexpr double impossible = -1;

// Scores are compared to a millionth.
constexpr double rounding = 1e-5;

// So many stretches of the highest bounds are looked at before the others: then it is known what an article
// has to score, and the others can be gone through in their order.
constexpr std::size_t looked_at_first = 32;

// How many stretches are looked at between two looks at the clock.
constexpr std::size_t clock_stride = 32;

// The best of what it is shown, and what another has to score to be among them.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) { kept_.reserve(most); }

  bool is_full() const { return kept_.size() == most_; }
  // Whether an article of at most this score may be among them.
  bool may_take(double score) const { return !is_full() || score + rounding >= kept_.front().score; }
  bool takes(const OrderKey& key) const { return !is_full() || key < kept_.front().key; }

  void add(const Selected& one) {
    if (is_full()) {
      std::pop_heap(kept_.begin(), kept_.end());
      kept_.pop_back();
    }
    kept_.push_back(one);
    std::push_heap(kept_.begin(), kept_.end());
  }

  std::vector<Selected> take() {
    std::sort_heap(kept_.begin(), kept_.end());
    return std::move(kept_);
  }

 private:
  std::size_t most_;
  std::vector<Selected> kept_;  // the last of them in front
};

using Cursors = std::vector<ListCursor>;

class BestFirst {
 public:
  BestFirst(const BestQuestion& question, const store::Columns& columns, const ArticleParts& parts,
            const Deadline& deadline)
      : question_(question), columns_(columns), parts_(parts), deadline_(deadline), best_(question.most) {
    bounds_.assign(stretches_to(columns.last_docid()), 0);
    for (const Slot& slot : question.slots) slots_.push_back(cursors_in(slot));
    excluded_ = cursors_in(question.excluded);
    most_boost_ = most_boost(question.boosts);
  }

  BestFound run() {
    find_bounds();
    look_at_highest();
    for (std::size_t stretch = 0; stretch < bounds_.size() && !is_over_; ++stretch) {
      if (bounds_[stretch] != impossible && best_.may_take(bounds_[stretch])) look_at(stretch);
    }
    if (best_.is_full()) all_.clear();
    std::ranges::sort(all_);
    return {best_.take(), met_, std::move(all_), postings_};
  }

 private:
  Cursors cursors_in(const Slot& slot) {
    Cursors cursors;
    cursors.reserve(slot.size());
    for (const WeighedList& list : slot) {
      cursors.emplace_back(list, parts_, bounds_.size());
      postings_ += cursors.back().read_ahead();
    }
    return cursors;
  }

  void find_bounds() {
    for (Cursors& slot : slots_) add_bounds(slot);
    for (double& bound : bounds_) bound = bound == impossible ? impossible : bound * most_boost_;
    for (const Xapian::docid id : question_.also) {
      double& bound = bounds_[id / stretch_ids];
      bound = std::max(bound, 0.0);
    }
    has_raised_.assign(bounds_.size(), false);
    raise_bounds();
  }

  void add_bounds(Cursors& slot) {
    for (std::size_t stretch = 0; stretch < bounds_.size(); ++stretch) {
      if (bounds_[stretch] == impossible) continue;
      bool is_in = false;
      for (const ListCursor& cursor : slot) {
        bounds_[stretch] += cursor.most(stretch);
        is_in = is_in || cursor.is_in(stretch);
      }
      if (!is_in) bounds_[stretch] = impossible;
    }
  }

  // An article is raised by what it is, so of a stretch only the one that is raised most counts.
  void raise_bounds() {
    const Matches& raised = question_.raised;
    for (std::size_t i = 0; i < raised.size();) {
      const std::size_t stretch = raised.ids[i] / stretch_ids;
      double most = 0;
      for (; i < raised.size() && raised.ids[i] / stretch_ids == stretch; ++i) {
        most = std::max(most, raised.scores[i]);
      }
      if (bounds_[stretch] != impossible) bounds_[stretch] += most;
      has_raised_[stretch] = true;
    }
  }

  void look_at_highest() {
    const std::size_t count = std::min(bounds_.size(), looked_at_first);
    std::vector<std::uint32_t> highest(bounds_.size());
    std::iota(highest.begin(), highest.end(), 0U);
    const auto end = highest.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::partial_sort(highest, end, [this](std::uint32_t left, std::uint32_t right) {
      return bounds_[left] > bounds_[right];
    });
    std::sort(highest.begin(), end);
    for (std::size_t i = 0; i < count && !is_over_; ++i) {
      if (bounds_[highest[i]] == impossible) continue;
      look_at(highest[i]);
      bounds_[highest[i]] = impossible;  // seen
    }
    for (Cursors& slot : slots_) std::ranges::for_each(slot, &ListCursor::restart);
    std::ranges::for_each(excluded_, &ListCursor::restart);
    raised_at_ = 0;
    also_at_ = 0;
  }

  // Who of a stretch is in a slot, a bit for each.
  static std::uint64_t having(std::span<ListCursor> cursors, std::size_t stretch) {
    std::uint64_t mask = 0;
    for (ListCursor& cursor : cursors) mask |= cursor.having(stretch);
    return mask;
  }

  void look_at(std::size_t stretch) {
    is_over_ = looked_at_++ % clock_stride == 0 && deadline_.passed();
    if (is_over_) return;
    std::uint64_t present = ~std::uint64_t{0};
    if (slots_.size() == 1) {
      present = telling(slots_.front(), stretch);
    } else {
      for (Cursors& slot : slots_) present &= having(slot, stretch);
    }
    const std::uint64_t also = also_in(stretch);
    if ((present | also) == 0) return;
    const std::uint64_t excluded = having(excluded_, stretch);
    scores_.fill(0);
    if (present != 0) add_scores(stretch, present);
    const auto first = static_cast<Xapian::docid>(stretch * stretch_ids);
    for (std::uint64_t left = (present | also) & ~excluded; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      show(first + static_cast<Xapian::docid>(bit), scores_[bit]);
    }
  }

  // Who of a stretch is in a slot and could be among the best: not who is only in lists that together are too
  // little for that (MaxScore: Turtle & Flood, 1995).
  std::uint64_t telling(Cursors& slot, std::size_t stretch) {
    std::uint64_t mask = 0;
    double little = 0;
    for (ListCursor& cursor : slot) {
      const std::uint64_t having = cursor.having(stretch);
      const double most = cursor.most(stretch) * most_boost_;
      if (!has_raised_[stretch] && !best_.may_take(little + most)) {
        little += most;
      } else {
        mask |= having;
      }
    }
    return mask;
  }

  std::uint64_t also_in(std::size_t stretch) {
    const std::span<const Xapian::docid> also = question_.also;
    const std::size_t first = stretch * stretch_ids;
    if (also_at_ < also.size() && also[also_at_] < first)
      also_at_ = place_of(static_cast<Xapian::docid>(first), also, also_at_);
    std::uint64_t mask = 0;
    for (; also_at_ < also.size() && also[also_at_] < first + stretch_ids; ++also_at_)
      mask |= std::uint64_t{1} << (also[also_at_] % stretch_ids);
    return mask;
  }

  void add_scores(std::size_t stretch, std::uint64_t present) {
    for (const Cursors& slot : slots_) {
      for (const ListCursor& cursor : slot) {
        if (cursor.weight() == 0) continue;
        cursor.each_in(stretch, present, [&](Xapian::docid id, std::uint32_t wdf) {
          scores_[id % stretch_ids] += cursor.weight() * parts_.of(id, wdf);
          ++postings_;
        });
      }
    }
  }

  void show(Xapian::docid id, double score) {
    ++met_;
    if (!best_.is_full()) all_.push_back(id);
    if (question_.boosts.any()) score *= boost(question_.boosts, standing_of(columns_, id), question_.today);
    score += raise_of(id);
    if (!best_.may_take(score)) return;
    const OrderKey key = order_key(columns_, Sort::relevance, id, score);
    if (best_.takes(key) && question_.wants(id)) best_.add({key, id, score});
  }

  double raise_of(Xapian::docid id) {
    const Matches& raised = question_.raised;
    if (raised_at_ < raised.size() && raised.ids[raised_at_] < id)
      raised_at_ = place_of(id, raised.ids, raised_at_);
    return raised_at_ < raised.size() && raised.ids[raised_at_] == id ? raised.scores[raised_at_] : 0;
  }

  const BestQuestion& question_;
  const store::Columns& columns_;
  const ArticleParts parts_;
  const Deadline& deadline_;
  Best best_;
  std::vector<Cursors> slots_;
  Cursors excluded_;
  std::vector<double> bounds_;  // what an article of each stretch scores at most
  std::vector<bool> has_raised_;
  double most_boost_ = 1;
  std::array<double, stretch_ids> scores_{};
  std::size_t also_at_ = 0;
  std::size_t raised_at_ = 0;
  std::size_t met_ = 0;
  std::vector<Xapian::docid> all_;
  std::uint64_t postings_ = 0;
  std::size_t looked_at_ = 0;
  bool is_over_ = false;
};

}  // namespace

BestFound best_first(const BestQuestion& question, const store::Columns& columns, const ArticleParts& parts,
                     const Deadline& deadline) {
  return BestFirst(question, columns, parts, deadline).run();
}

}  // namespace rosebud::searcher
