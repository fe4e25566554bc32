// SIGINT and SIGTERM as a request to stop, without a global or a handler.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace rosebud::cli {

// Blocks SIGINT and SIGTERM in this thread and those it starts later, and calls `stop` once from a thread of
// its own when one arrives. A second one ends the process as it would have without us.
class StopSignals {
 public:
  explicit StopSignals(std::function<void()> stop);
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

 private:
  void wait(const std::stop_token& token) const;

  std::function<void()> stop_;
  sigset_t signals_{};
  sigset_t before_{};
  std::jthread thread_;
};

}  // namespace rosebud::cli
