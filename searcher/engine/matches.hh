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

// The first place from `from` on of an id that is not below `id`, in `ids`, which ascend: steps that double,
// then halving between the last two (Bentley & Yao, An almost optimal algorithm for unbounded searching,
// 1976).
inline std::size_t place_of(Xapian::docid id, std::span<const Xapian::docid> ids, std::size_t from) {
  std::size_t step = 1;
  while (from + step < ids.size() && ids[from + step] < id) step *= 2;
  const auto low = ids.begin() + static_cast<std::ptrdiff_t>(from + step / 2);
  const auto high = ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, ids.size()));
  return static_cast<std::size_t>(std::lower_bound(low, high, id) - ids.begin());
}

// By document id, ascending; a score for each.
struct Matches {
  std::vector<Xapian::docid> ids;
  std::vector<double> scores;

  std::size_t size() const { return ids.size(); }
  void add(Xapian::docid id, double score) {
    ids.push_back(id);
    scores.push_back(score);
  }

  // For who knows how many there are at most: cheaper than add() for each.
  void resize(std::size_t size) {
    ids.resize(size);
    scores.resize(size);
  }
  void set(std::size_t index, Xapian::docid id, double score) {
    ids[index] = id;
    scores[index] = score;
  }

  // Leaves those with these indices, which ascend.
  void keep(std::span<const std::uint32_t> indices) {
    for (std::size_t i = 0; i < indices.size(); ++i) {
      ids[i] = ids[indices[i]];
      scores[i] = scores[indices[i]];
    }
    resize(indices.size());
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
    resize(kept);
  }
};

// Both in one, the scores of articles that are in both added up.
inline Matches merged(const Matches& left, const Matches& right) {
  Matches both;
  both.resize(left.size() + right.size());
  std::size_t count = 0;
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() && r < right.size()) {
    const Xapian::docid id = std::min(left.ids[l], right.ids[r]);
    double score = 0;
    if (left.ids[l] == id) score += left.scores[l];
    if (right.ids[r] == id) score += right.scores[r];
    l += left.ids[l] == id ? 1U : 0U;
    r += right.ids[r] == id ? 1U : 0U;
    both.set(count++, id, score);
  }
  for (; l < left.size(); ++l) both.set(count++, left.ids[l], left.scores[l]);
  for (; r < right.size(); ++r) both.set(count++, right.ids[r], right.scores[r]);
  both.resize(count);
  return both;
}

// The same where `few` are few, and most of them among the many.
inline Matches joined_with_few(Matches many, const Matches& few) {
  Matches others;
  std::size_t at = 0;
  for (std::size_t i = 0; i < few.size(); ++i) {
    at = place_of(few.ids[i], many.ids, at);
    if (at < many.size() && many.ids[at] == few.ids[i]) {
      many.scores[at] += few.scores[i];
    } else {
      others.add(few.ids[i], few.scores[i]);
    }
  }
  return others.size() == 0 ? many : merged(many, others);
}

// A bit for every document, when all that counts is which were met.
class Presence {
 public:
  explicit Presence(Xapian::docid last) : words_(last / 64 + 1) {}

  void add(Xapian::docid id) {
    words_[id / 64] |= std::uint64_t{1} << (id % 64);
    ++added_;
  }

  // All of some ids at once: a bit for each of those from `word` * 64 on.
  void add_word(std::size_t word, std::uint64_t bits) {
    words_[word] |= bits;
    added_ += static_cast<std::size_t>(std::popcount(bits));
  }

  // What was added, in order; nothing is there then.
  std::vector<Xapian::docid> drain() {
    std::vector<Xapian::docid> ids(std::min(added_, words_.size() * 64));
    std::size_t count = 0;
    for (std::size_t i = 0; i < words_.size() && added_ > 0; ++i) {
      for (std::uint64_t word = std::exchange(words_[i], 0); word != 0; word &= word - 1)
        ids[count++] = static_cast<Xapian::docid>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
    ids.resize(count);
    added_ = 0;
    return ids;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t added_ = 0;
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
    matches.resize(most);
    std::size_t count = 0;
    for (std::size_t i = 0; i < present_.size() && added_ > 0; ++i) {
      for (std::uint64_t word = std::exchange(present_[i], 0); word != 0; word &= word - 1) {
        const auto id = static_cast<Xapian::docid>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
        matches.set(count++, id, std::exchange(scores_[id], 0));
      }
    }
    matches.resize(count);
    added_ = 0;
    return matches;
  }

 private:
  std::vector<double> scores_;
  std::vector<std::uint64_t> present_;
  std::size_t added_ = 0;
};

}  // namespace rosebud::searcher
