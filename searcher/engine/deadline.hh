// When an answer has to be given with what was found until then.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <utility>

namespace rosebud::searcher {

// Of one thread. Once passed it stays passed, so that nothing that was cut short is taken for whole later.
class Deadline {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // How many postings or articles are gone through between two looks at the clock: some 20 µs of work.
  static constexpr std::size_t stride = 4096;

  // Never.
  Deadline() = default;

  // At `at`, as `now` tells.
  explicit Deadline(std::chrono::steady_clock::time_point at, Clock now = std::chrono::steady_clock::now)
      : at_(at), now_(std::move(now)) {}

  // So long from now.
  static Deadline in(std::chrono::microseconds time) {
    return Deadline(std::chrono::steady_clock::now() + time);
  }

  bool is_set() const { return static_cast<bool>(now_); }

  // Looks at the clock.
  bool passed() const {
    if (!passed_ && now_) passed_ = now_() >= at_;
    return passed_;
  }

  // Whether it was ever found to have passed; does not look.
  bool cut_short() const { return passed_; }

  // As passed() for the innermost of loops, where `i` counts up from 0: looks at the first and at every
  // stride-th.
  bool passed_at(std::size_t i) const { return i % stride == 0 && passed(); }

 private:
  std::chrono::steady_clock::time_point at_;
  Clock now_;
  mutable bool passed_ = false;
};

}  // namespace rosebud::searcher
