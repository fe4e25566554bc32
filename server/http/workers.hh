// The threads that answer requests, apart from the one that reads and writes sockets: a slow question delays
// neither timeouts nor anybody else's bytes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "server/http/message.hh"

namespace rosebud::server {

class Workers {
 public:
  // Called in a worker's thread with the answer; must not throw.
  using Done = std::function<void(HttpResponse)>;

  struct Config {
    unsigned threads = 1;
    // A request that has waited this long is answered with 503: whoever asked has gone.
    std::chrono::milliseconds patience{10'000};
    Log log;
  };

  Workers(Config config, const MakeHandler& make_handler);
  // Waits for the answers in the making.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void submit(HttpRequest request, Done done);

  // Answers what no worker has begun with 503.
  void cancel_waiting();

 private:
  struct Job {
    HttpRequest request;
    Done done;
    std::chrono::steady_clock::time_point since;
  };

  void work(const std::stop_token& stop, const MakeHandler& make_handler);
  HttpResponse answer(Handler& handler, const MakeHandler& make_handler, const Job& job) const;

  Config config_;
  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::deque<Job> jobs_;
  std::vector<std::jthread> threads_;  // last, so that they end first
};

}  // namespace rosebud::server
