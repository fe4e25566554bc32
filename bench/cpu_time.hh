// CPU time of the calling thread: what a busy machine disturbs least.
#pragma once

#include <cstddef>
#include <vector>

namespace rosebud::bench {

class CpuTimer {
 public:
  CpuTimer() : begin_(now()) {}

  double seconds() const { return now() - begin_; }
  double microseconds() const { return seconds() * 1e6; }

 private:
  static double now();
  double begin_;
};

// The `share`-th of `values` from below (0.5: the median, 0.99), by the nearest rank; 0 of none.
double quantile(std::vector<double> values, double share);

}  // namespace rosebud::bench
