// Going through a posting list by stretches.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <xapian.h>

#include "searcher/engine/bm25.hh"
#include "searcher/engine/matches.hh"
#include "searcher/engine/posting_list.hh"

namespace rosebud::searcher {

// A posting list, and what a posting of it weighs; without weight it only says who has it.
struct WeighedList {
  std::shared_ptr<const PostingList> list;
  double weight = 0;
};

// In `list`, which outlives it. Stretches are asked for in ascending order, until restart().
class ListCursor {
 public:
  ListCursor(const WeighedList& list, const ArticleParts& parts, std::size_t stretches)
      : list_(list.list.get()), weight_(list.weight) {
    if (!list_->has_bits()) find_most(parts, stretches);
  }

  void restart() { begin_ = end_ = 0; }

  double weight() const { return weight_; }
  // How many postings had to be gone through to know what there is at most.
  std::size_t read_ahead() const { return list_->ids().size(); }

  // Whether any article of a stretch has it, and what it gives any of them at most.
  bool is_in(std::size_t stretch) const {
    return list_->has_bits() ? list_->having(stretch) != 0 : most_[stretch] > 0;
  }
  double most(std::size_t stretch) const {
    return weight_ * (list_->has_bits() ? list_->most(stretch) : static_cast<double>(most_[stretch]));
  }

  // Who of a stretch has it, a bit for each.
  std::uint64_t having(std::size_t stretch) {
    if (list_->has_bits()) return list_->having(stretch);
    const auto ids = list_->ids();
    const auto first = static_cast<Xapian::docid>(stretch * stretch_ids);
    begin_ = end_;
    if (begin_ < ids.size() && ids[begin_] < first) begin_ = place_of(first, ids, begin_);
    std::uint64_t mask = 0;
    for (end_ = begin_; end_ < ids.size() && ids[end_] - first < stretch_ids; ++end_)
      mask |= std::uint64_t{1} << (ids[end_] % stretch_ids);
    return mask;
  }

  // Calls `visit(id, wdf)` for those of a stretch that have it and are in `wanted`; having() was asked last.
  template <typename Visit>
  void each_in(std::size_t stretch, std::uint64_t wanted, Visit&& visit) const {
    if (list_->has_bits()) return list_->each_in(stretch, wanted, visit);
    for (std::size_t i = begin_; i < end_; ++i) {
      const Xapian::docid id = list_->ids()[i];
      if ((wanted >> (id % stretch_ids) & 1U) != 0) visit(id, list_->wdfs()[i]);
    }
  }

 private:
  // Few postings are gone through as quickly as more could be known of them beforehand.
  void find_most(const ArticleParts& parts, std::size_t stretches) {
    constexpr float above = 1 + 1e-6F;  // what is lost to rounding
    most_.resize(stretches);
    for (std::size_t i = 0; i < list_->size(); ++i) {
      const Xapian::docid id = list_->ids()[i];
      const auto part = std::max(static_cast<float>(parts.of(id, list_->wdfs()[i])) * above, 1e-30F);
      most_[id / stretch_ids] = std::max(most_[id / stretch_ids], part);
    }
  }

  const PostingList* list_;
  double weight_;
  std::vector<float> most_;  // of a list of ids
  std::size_t begin_ = 0;    // of a list of ids: where its postings of the stretch stand
  std::size_t end_ = 0;
};

}  // namespace rosebud::searcher
