// BM25, term for term as Xapian's BM25Weight computes it with these parameters, so that a score of ours is
// the one that its matcher would give (docs/ranking.md).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

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

  // The share of a term's weight, times k1 + 1, that an article of `length` words gets which has it `wdf`
  // times.
  double part(std::uint32_t wdf, std::uint32_t length) const {
    const double norm = std::max(static_cast<double>(length) / average_length, shortest);
    const double count = wdf;
    return (k1 + 1) * count / (k1 * (norm * b + (1 - b)) + count);
  }
};

}  // namespace rosebud::searcher
