// Drawing from weighted lists: the law of Zipf, and draws that take the same short time however long the
// list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bench/random.hh"

namespace rosebud::bench {

// Zipf's law as Mandelbrot corrected it: the weight of rank r (from 1) is (r + `shift`)^-`exponent`. The
// shift flattens the first ranks, as natural text does.
std::vector<double> zipf_weights(std::size_t ranks, double exponent, double shift = 0.0);

// Draws indices in proportion to their weights (Walker's alias method, as Vose builds it).
class WeightedDraw {
 public:
  // `weights` are not negative and at least one is above 0.
  explicit WeightedDraw(std::span<const double> weights);

  std::uint32_t operator()(Random& random) const;
  std::size_t size() const { return cells_.size(); }

 private:
  // A draw falls into a cell, and then stays there or goes to its alias.
  struct Cell {
    std::uint32_t stays_below;
    std::uint32_t alias;
  };
  std::vector<Cell> cells_;
};

}  // namespace rosebud::bench
