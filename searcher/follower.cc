// A thread that makes snapshots before they are asked for.
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "searcher/searcher.hh"
#include "searcher/snapshot.hh"
#include "store/reader.hh"

namespace rosebud::searcher {

class Follower::Impl {
 public:
  Impl(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots, const Options& options)
      : folder_(std::move(folder)), snapshots_(std::move(snapshots)), interval_(options.interval) {
    snapshots_->follow_beyond(static_cast<Xapian::doccount>(options.large_archive));
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }

 private:
  void run(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any sleeping;
    while (!stop.stop_requested()) {
      look();
      sleeping.wait_for(lock, stop, interval_, [] { return false; });
    }
  }

  void look() {
    try {
      before_.reset();
      if (!reader_) reader_.emplace(folder_);
      if (!held_) reader_->refresh();
      // Whoever asks a small archive follows it: two would be in each other's way.
      if (!snapshots_->is_followed(reader_->database().get_doccount())) {
        held_.reset();
      } else if (held_) {
        before_ = std::exchange(held_, snapshots_->follow(*reader_, held_));
        snapshots_->take_all_along();
      } else {
        held_ = reader_->run([&](const Xapian::Database&) { return snapshots_->of(*reader_, Parts::all); });
      }
    } catch (...) {  // Xapian's errors are no std::exception
      // There may be no database yet, or a damaged one: whoever asks finds out, and says so.
      held_.reset();
      reader_.reset();
    }
  }

  store::DatabaseFolder folder_;
  std::shared_ptr<Snapshots> snapshots_;
  std::chrono::milliseconds interval_;
  std::optional<store::Reader> reader_;
  Snapshots::Shared held_;
  // For a while what was held before: to free it takes long enough to be noticed by who asks.
  Snapshots::Shared before_;
  std::jthread thread_;  // ends first
};

Follower::Follower(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
    : Follower(std::move(folder), std::move(snapshots), Options()) {}
Follower::Follower(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots, const Options& options)
    : impl_(std::make_unique<Impl>(std::move(folder), std::move(snapshots), options)) {}
Follower::~Follower() = default;

}  // namespace rosebud::searcher
