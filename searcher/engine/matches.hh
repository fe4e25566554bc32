// Articles that match, and what they score.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <xapian.h>

namespace rosebud::searcher {

// By document id, ascending; a score for each.
struct Matches {
  std::vector<Xapian::docid> ids;
  std::vector<double> scores;

  std::size_t size() const { return ids.size(); }
  void add(Xapian::docid id, double score) {
    ids.push_back(id);
    scores.push_back(score);
  }

  // Leaves those with these indices, which ascend.
  void keep(std::span<const std::uint32_t> indices) {
    for (std::size_t i = 0; i < indices.size(); ++i) {
      ids[i] = ids[indices[i]];
      scores[i] = scores[indices[i]];
    }
    ids.resize(indices.size());
    scores.resize(indices.size());
  }

  // Leaves the articles for which `keep(index)` holds.
  template <typename Keep>
  void keep_if(Keep&& keep) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!keep(i)) continue;
      ids[kept] = ids[i];
      scores[kept] = scores[i];
      ++kept;
    }
    ids.resize(kept);
    scores.resize(kept);
  }
};

// A place for every document to add scores up in, when several lists are read one after the other.
class ScoreBoard {
 public:
  explicit ScoreBoard(Xapian::docid last) : scores_(last + std::size_t{1}), present_(last / 64 + 1) {}

  void add(Xapian::docid id, double score) {
    scores_[id] += score;
    present_[id / 64] |= std::uint64_t{1} << (id % 64);
    ++added_;
  }

  // What was added, in order; the board is empty then.
  Matches drain() {
    Matches matches;
    // No more articles than additions, nor than there are.
    const std::size_t most = std::min(added_, scores_.size());
    matches.ids.resize(most);
    matches.scores.resize(most);
    std::size_t count = 0;
    for (std::size_t i = 0; i < present_.size() && added_ > 0; ++i) {
      for (std::uint64_t word = std::exchange(present_[i], 0); word != 0; word &= word - 1) {
        const auto id = static_cast<Xapian::docid>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
        matches.ids[count] = id;
        matches.scores[count] = std::exchange(scores_[id], 0);
        ++count;
      }
    }
    matches.ids.resize(count);
    matches.scores.resize(count);
    added_ = 0;
    return matches;
  }

 private:
  std::vector<double> scores_;
  std::vector<std::uint64_t> present_;
  std::size_t added_ = 0;
};

}  // namespace rosebud::searcher
