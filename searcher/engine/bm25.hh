// BM25, term for term as Xapian's BM25Weight computes it with these parameters, so that a score of ours is
// the one that its matcher would give (docs/ranking.md).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include <xapian.h>

namespace rosebud::searcher {

// Robertson & Zaragoza, The Probabilistic Relevance Framework (2009).
struct Bm25 {
  static constexpr double k1 = 1.2;
  static constexpr double b = 0.75;
  static constexpr double shortest = 0.5;  // of the average: shorter articles weigh no more

  double articles = 0;
  double average_length = 1;

  // What a term of `frequency` articles weighs: its inverse document frequency, in nats. As in Xapian it
  // never gets negative, however common the term.
  double term_weight(std::size_t frequency) const {
    const auto found = static_cast<double>(frequency);
    const double odds = (articles - found + 0.5) / (found + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
  }

  // How much the length of an article of `length` words holds its terms down.
  double norm(std::uint32_t length) const {
    return k1 * (std::max(static_cast<double>(length) / average_length, shortest) * b + (1 - b));
  }

  // The share of a term's weight, times k1 + 1, that an article of that norm gets which has it `wdf` times.
  static double part(std::uint32_t wdf, double norm) {
    const double count = wdf;
    return most_part * count / (norm + count);
  }

  // What part() stays below, however often the term is repeated.
  static constexpr double most_part = k1 + 1;
};

// The norms of all usual lengths, computed once: there is one for every posting that is read.
class Norms {
 public:
  explicit Norms(const Bm25& bm25) : bm25_(bm25) {
    for (std::uint32_t length = 0; length < usual_.size(); ++length) usual_[length] = bm25.norm(length);
  }

  double operator()(std::uint32_t length) const {
    return length < usual_.size() ? usual_[length] : bm25_.norm(length);
  }

 private:
  Bm25 bm25_;
  std::array<double, 4096> usual_{};
};

// Bm25::part() by article.
struct ArticleParts {
  std::span<const std::uint32_t> lengths;  // by document id
  const Norms& norms;

  double of(Xapian::docid id, std::uint32_t wdf) const { return Bm25::part(wdf, norms(lengths[id])); }
};

}  // namespace rosebud::searcher
