#include "server/http/workers.hh"

#include <exception>
#include <utility>

#include <fmt/format.h>

namespace rosebud::server {

Workers::Workers(Config config, const MakeHandler& make_handler) : config_(std::move(config)) {
  for (unsigned i = 0; i < config_.threads; ++i) {
    threads_.emplace_back([this, make_handler](const std::stop_token& stop) { work(stop, make_handler); });
  }
}

Workers::~Workers() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
  cancel_waiting();
}

void Workers::submit(HttpRequest request, Done done) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(request), std::move(done), std::chrono::steady_clock::now()});
  }
  ready_.notify_one();
}

void Workers::cancel_waiting() {
  std::deque<Job> waiting;
  {
    const std::lock_guard lock(mutex_);
    waiting.swap(jobs_);
  }
  for (Job& job : waiting) job.done(plain_response(503, "The server is stopping."));
}

void Workers::work(const std::stop_token& stop, const MakeHandler& make_handler) {
  Handler handler;
  while (true) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, stop, [this] { return !jobs_.empty(); });
    if (stop.stop_requested()) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job.done(answer(handler, make_handler, job));
  }
}

HttpResponse Workers::answer(Handler& handler, const MakeHandler& make_handler, const Job& job) const {
  if (std::chrono::steady_clock::now() - job.since > config_.patience) {
    return plain_response(503, "The server is busy.");
  }
  try {
    if (!handler) handler = make_handler();
    return handler(job.request);
  } catch (const std::exception& error) {
    config_.log(fmt::format("error: {} {}: {}", job.request.method, job.request.target, error.what()));
  } catch (...) {
    config_.log(fmt::format("error: {} {}: an unknown exception", job.request.method, job.request.target));
  }
  return plain_response(500, "Something went wrong here. The server's log says more.");
}

}  // namespace rosebud::server
