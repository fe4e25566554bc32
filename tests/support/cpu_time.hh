// The time that tests measure what they bound by: unlike the clock's it does not run on while the machine
// does something else, so that a limit on it means the same on a busy one.
#pragma once

#include <ctime>

namespace rosebud::testing {

// What this process has had of the processors so far, all its threads together.
inline double cpu_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace rosebud::testing
