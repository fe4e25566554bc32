// A small random generator whose sequence is the same everywhere, which std::uniform_int_distribution's is
// not.
#pragma once

#include <cstdint>

namespace rosebud::bench {

// SplitMix64 (Steele, Lea, Flood 2014): a counter passed through a mixing function. Any seed is a good one.
class Random {
 public:
  // The `stream`-th of the independent sequences of `seed`.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : state_(mix(seed) ^ mix(stream + 1)) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    return mix(state_);
  }

  // A whole number from 0 to `bound` - 1, each as likely as the others to within 2^-32. `bound` is not 0.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
  }

  // A whole number from `first` to `last`, both included.
  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::uint32_t>(last - first + 1)));
  }

  // From 0 to 1, without 1.
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  // True in `percent` of a hundred cases.
  bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  static constexpr std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
  }

  std::uint64_t state_;
};

}  // namespace rosebud::bench
