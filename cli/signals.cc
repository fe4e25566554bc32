#include "cli/signals.hh"

#include <ctime>
#include <utility>

#include <pthread.h>

namespace rosebud::cli {

StopSignals::StopSignals(std::function<void()> stop) : stop_(std::move(stop)) {
  ::sigemptyset(&signals_);
  ::sigaddset(&signals_, SIGINT);
  ::sigaddset(&signals_, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  thread_ = std::jthread([this](const std::stop_token& token) { wait(token); });
}

StopSignals::~StopSignals() {
  thread_.request_stop();
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void StopSignals::wait(const std::stop_token& token) const {
  constexpr timespec interval{0, 50'000'000};
  bool stopping = false;
  while (!token.stop_requested()) {
    const int signal = ::sigtimedwait(&signals_, nullptr, &interval);
    if (signal < 0) continue;
    if (stopping) {
      // Asked twice: the user does not want to wait for a clean end.
      ::signal(signal, SIG_DFL);
      ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
      ::raise(signal);
    }
    stopping = true;
    stop_();
  }
}

}  // namespace rosebud::cli
