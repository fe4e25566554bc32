// A posting list in memory.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/engine/bm25.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/matches.hh"

namespace rosebud::searcher {

// So many document ids make a stretch: a bit each in a machine word.
inline constexpr std::size_t stretch_ids = 64;

// How many stretches the ids up to `last` are in.
inline std::size_t stretches_to(Xapian::docid last) {
  return last / stretch_ids + 1;
}

// Whether it pays to go through a list of so many postings and look its articles up among `ids` of them, not
// the other way round.
inline bool is_short_beside(std::size_t postings, std::size_t ids) {
  return postings < ids / 8;
}

// Who has a term, and how often. In the one of two forms that takes less memory: few postings as ids; many as
// bits by stretches, with what any posting of a stretch is worth at most (block maxima: Ding & Suel, Faster
// top-k document retrieval using block-max indexes, 2011; but by ids, so that those of several lists can be
// added up).
class PostingList {
 public:
  // For `postings` of them in documents up to `last`.
  PostingList(std::size_t postings, Xapian::docid last);

  // Ids ascend.
  void add(Xapian::docid id, std::uint32_t wdf);
  // When all are added.
  void finish(const ArticleParts& parts);

  std::size_t size() const { return size_; }
  std::size_t bytes() const;
  static std::size_t bytes_of(std::size_t postings, Xapian::docid last) {
    return std::min(bytes_as_ids(postings), bytes_as_bits(postings, last));
  }

  bool has_bits() const { return !stretches_.empty(); }

  // Calls `visit(id, wdf)` for every posting, by id, until the deadline; returns for how many.
  template <typename Visit>
  std::size_t each(const Deadline& deadline, Visit&& visit) const {
    if (!has_bits()) {
      std::size_t i = 0;
      for (; i < ids_.size() && !deadline.passed_at(i); ++i) visit(ids_[i], wdfs_[i]);
      return i;
    }
    std::size_t place = 0;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      for (std::uint64_t left = stretches_[i].having; left != 0; left &= left - 1) {
        if (deadline.passed_at(place)) return place;
        const Xapian::docid id = id_in(i, left);
        visit(id, wdf_at(id, place++));
      }
    }
    return place;
  }

  // Calls `visit(index, wdf)` for every one of `ids`, ascending, that has it, until the deadline.
  template <typename Visit>
  void among(std::span<const Xapian::docid> ids, const Deadline& deadline, Visit&& visit) const {
    if (!has_bits()) return among_ids(ids, deadline, visit);
    for (std::size_t i = 0; i < ids.size() && !deadline.passed_at(i); ++i) {
      const Stretch& stretch = stretches_[ids[i] / stretch_ids];
      const std::uint64_t bit = std::uint64_t{1} << (ids[i] % stretch_ids);
      if ((stretch.having & bit) != 0) visit(i, wdf_at(ids[i], place_in(stretch, bit)));
    }
  }

  std::size_t stretches() const { return stretches_.size(); }

  // Of bits: who of a stretch has it, a bit for each; and what ArticleParts::of() is of any at most.
  std::uint64_t having(std::size_t stretch) const { return stretches_[stretch].having; }
  double most(std::size_t stretch) const { return stretches_[stretch].most * most_step; }

  // Of bits: calls `visit(id, wdf)` for those of a stretch that have it and are in `wanted`, by id.
  template <typename Visit>
  void each_in(std::size_t stretch, std::uint64_t wanted, Visit&& visit) const {
    const Stretch& one = stretches_[stretch];
    for (std::uint64_t left = one.having & wanted; left != 0; left &= left - 1) {
      const Xapian::docid id = id_in(stretch, left);
      visit(id, wdf_at(id, place_in(one, left & -left)));
    }
  }

  // Of ids: all of them, and what belongs to each.
  std::span<const Xapian::docid> ids() const { return ids_; }
  std::span<const std::uint32_t> wdfs() const { return wdfs_; }

 private:
  struct Stretch {
    std::uint64_t having = 0;
    std::uint32_t first = 0;  // where its first posting stands among all
    std::uint8_t most = 0;    // in steps, rounded up
  };
  static constexpr double most_step = Bm25::most_part / std::numeric_limits<std::uint8_t>::max();
  // What is in a byte for a wdf of this and more; they are rare and stand apart.
  static constexpr std::uint8_t large = std::numeric_limits<std::uint8_t>::max();

  static std::size_t bytes_as_ids(std::size_t postings) {
    return postings * (sizeof(Xapian::docid) + sizeof(std::uint32_t));
  }
  static std::size_t bytes_as_bits(std::size_t postings, Xapian::docid last) {
    return postings + stretches_to(last) * sizeof(Stretch);
  }

  // The first of `bits`.
  static Xapian::docid id_in(std::size_t stretch, std::uint64_t bits) {
    return static_cast<Xapian::docid>(stretch * stretch_ids +
                                      static_cast<std::size_t>(std::countr_zero(bits)));
  }
  // `bit` alone is set, in what `stretch` has.
  static std::size_t place_in(const Stretch& stretch, std::uint64_t bit) {
    return stretch.first + static_cast<std::size_t>(std::popcount(stretch.having & (bit - 1)));
  }
  std::uint32_t wdf_at(Xapian::docid id, std::size_t place) const {
    return counts_[place] != large ? counts_[place] : large_wdf(id);
  }
  std::uint32_t large_wdf(Xapian::docid id) const;

  template <typename Visit>
  void among_ids(std::span<const Xapian::docid> ids, const Deadline& deadline, Visit& visit) const {
    std::size_t at = 0;
    if (is_short_beside(ids_.size(), ids.size())) {
      for (std::size_t i = 0; i < ids_.size() && !deadline.passed_at(i); ++i) {
        at = place_of(ids_[i], ids, at);
        if (at == ids.size()) return;
        if (ids[at] == ids_[i]) visit(at, wdfs_[i]);
      }
      return;
    }
    for (std::size_t i = 0; i < ids.size() && !deadline.passed_at(i); ++i) {
      at = place_of(ids[i], ids_, at);
      if (at == ids_.size()) return;
      if (ids_[at] == ids[i]) visit(i, wdfs_[at]);
    }
  }

  std::size_t size_ = 0;
  std::vector<Xapian::docid> ids_;
  std::vector<std::uint32_t> wdfs_;
  std::vector<Stretch> stretches_;
  std::vector<std::uint8_t> counts_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> large_;  // by id
};

}  // namespace rosebud::searcher
