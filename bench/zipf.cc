#include "bench/zipf.hh"

#include <cmath>
#include <limits>
#include <numeric>

namespace rosebud::bench {

std::vector<double> zipf_weights(std::size_t ranks, double exponent, double shift) {
  std::vector<double> weights(ranks);
  for (std::size_t i = 0; i < ranks; ++i) {
    weights[i] = std::pow(static_cast<double>(i + 1) + shift, -exponent);
  }
  return weights;
}

WeightedDraw::WeightedDraw(std::span<const double> weights) : cells_(weights.size()) {
  constexpr double whole = std::numeric_limits<std::uint32_t>::max();
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  std::vector<double> share(weights.size());  // 1 is a full cell
  std::vector<std::uint32_t> poor;
  std::vector<std::uint32_t> rich;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] / mean;
    (share[i] < 1.0 ? poor : rich).push_back(i);
    cells_[i] = {std::numeric_limits<std::uint32_t>::max(), i};
  }
  while (!poor.empty() && !rich.empty()) {
    const std::uint32_t taker = poor.back();
    const std::uint32_t giver = rich.back();
    poor.pop_back();
    cells_[taker] = {static_cast<std::uint32_t>(share[taker] * whole), giver};
    share[giver] -= 1.0 - share[taker];
    if (share[giver] < 1.0) {
      rich.pop_back();
      poor.push_back(giver);
    }
  }
}

std::uint32_t WeightedDraw::operator()(Random& random) const {
  const std::uint64_t bits = random.next();
  const auto index = static_cast<std::uint32_t>(((bits >> 32) * cells_.size()) >> 32);
  const Cell cell = cells_[index];
  return static_cast<std::uint32_t>(bits) <= cell.stays_below ? index : cell.alias;
}

}  // namespace rosebud::bench
