#include "indexer/build.hh"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/article/read_article.hh"
#include "indexer/document/document.hh"
#include "indexer/sample.hh"
#include "indexer/site/site.hh"
#include "indexer/source_file.hh"
#include "store/writer.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;
namespace {

// Xapian's in-memory inverter is bound by cache misses, so small shards are faster than large ones even on
// one core (docs/performance.md).
constexpr std::size_t articles_per_shard = 500;

// A merge holds about five files open per shard; the usual limit is 1,024.
constexpr std::size_t shards_per_merge = 64;

constexpr auto progress_interval = std::chrono::milliseconds(100);

// Removes what a build leaves beside its result, however it ends.
class ScratchFolder {
 public:
  explicit ScratchFolder(fs::path path) : path_(std::move(path)) { fs::create_directories(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Runs `task(0) … task(count - 1)` on `threads` threads and rethrows the first exception; `wait` runs on the
// calling thread every progress_interval. Tasks are started in order.
template <typename Task, typename Wait>
void run_tasks(std::size_t count, unsigned threads, Task task, Wait wait) {
  std::atomic<std::size_t> next{0};
  std::atomic<unsigned> running{0};
  std::mutex failure_mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) task(i);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
    --running;
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads; ++i) {
      ++running;
      workers.emplace_back(work);
    }
    while (running > 0) {
      wait();
      std::this_thread::sleep_for(progress_interval);
    }
  }
  wait();
  if (failure) std::rethrow_exception(failure);
}

struct ShardReport {
  std::size_t added = 0;
  std::map<std::string, std::size_t> left_out;
  std::vector<Problem> problems;
};

class Builder {
 public:
  Builder(const IndexOptions& options, std::span<const FoundFile> files, const fs::path& target,
          const CommonWords& common)
      : options_(options),
        files_(files),
        target_(target),
        scratch_(target.string() + ".building"),
        threads_(options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())),
        reports_((files.size() + articles_per_shard - 1) / articles_per_shard) {
    stamp_ = stamp_of(options);
    stamp_.common = common;
  }

  bool run(IndexReport& report) {
    run_tasks(
        reports_.size(), threads_, [&](std::size_t i) { build_shard(i); },
        [&] { options_.progress(done_, files_.size()); });
    std::vector<fs::path> shards;
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      if (reports_[i].added > 0) shards.push_back(shard_path(0, i));
      add_to(report, reports_[i]);
    }
    if (shards.empty()) return false;
    merge_all(std::move(shards));
    return true;
  }

 private:
  fs::path shard_path(std::size_t level, std::size_t i) const {
    return scratch_.path() / fmt::format("{}-{}", level, i);
  }

  void throw_if_stopped() const {
    if (options_.stop.stop_requested()) {
      throw Error("stopped before the end; the index is as it was", "", ExitStatus::interrupted);
    }
  }

  void build_shard(std::size_t i) {
    const std::size_t begin = i * articles_per_shard;
    const auto range = files_.subspan(begin, std::min(articles_per_shard, files_.size() - begin));
    std::optional<store::Writer> writer;
    DocumentMaker maker(options_.reading.fields, stamp_.common);
    for (const FoundFile& file : range) {
      throw_if_stopped();
      if (auto document = read_document(file, maker, reports_[i])) {
        if (!writer) {
          writer = store::Writer::create(shard_path(0, i), stamp_);
          writer->begin();
        }
        writer->add(*document);
        ++reports_[i].added;
      }
      ++done_;
    }
    if (writer) writer->commit();
  }

  std::optional<Xapian::Document> read_document(const FoundFile& file, DocumentMaker& maker,
                                                ShardReport& report) {
    auto source = read_source(options_.archive, file);
    if (auto* problem = std::get_if<Problem>(&source)) {
      report.problems.push_back(std::move(*problem));
      return std::nullopt;
    }
    const auto& [bytes, stamp] = std::get<SourceFile>(source);
    ReadResult read = read_article(file.path, bytes, options_.reading);
    std::ranges::move(read.problems, std::back_inserter(report.problems));
    if (!read.left_out.empty()) ++report.left_out[read.left_out];
    if (!read.article) return std::nullopt;
    store::FileStamp full = stamp;
    full.expires = read.article->expires;
    return maker.make(*read.article, full);
  }

  // Merges in rounds, so that no merge opens more files than a process may.
  void merge_all(std::vector<fs::path> shards) {
    for (std::size_t level = 1; shards.size() > shards_per_merge; ++level) {
      const std::size_t groups = (shards.size() + shards_per_merge - 1) / shards_per_merge;
      std::vector<fs::path> merged(groups);
      run_tasks(
          groups, threads_,
          [&](std::size_t i) {
            throw_if_stopped();
            const std::size_t begin = i * shards_per_merge;
            const auto group =
                std::span(shards).subspan(begin, std::min(shards_per_merge, shards.size() - begin));
            merged[i] = shard_path(level, i);
            store::merge(group, merged[i]);
            for (const fs::path& shard : group) fs::remove_all(shard);
          },
          [] {});
      shards = std::move(merged);
    }
    throw_if_stopped();
    store::merge(shards, target_);
  }

  static void add_to(IndexReport& report, ShardReport& shard) {
    report.added += shard.added;
    for (const auto& [reason, count] : shard.left_out) report.left_out[reason] += count;
    std::ranges::move(shard.problems, std::back_inserter(report.problems));
  }

  const IndexOptions& options_;
  std::span<const FoundFile> files_;
  fs::path target_;
  ScratchFolder scratch_;
  unsigned threads_;
  std::vector<ShardReport> reports_;
  std::atomic<std::size_t> done_{0};
  store::Stamp stamp_;
};

}  // namespace

store::Stamp stamp_of(const IndexOptions& options) {
  store::Stamp stamp;
  stamp.archive = fs::absolute(options.archive).lexically_normal().string();
  stamp.reading = fingerprint(options.reading);
  stamp.fields = options.reading.fields;
  stamp.people = other_names_of(options.reading);
  stamp.synonyms = synonyms_of(options.reading);
  stamp.boosts = boosts_of(options.reading);
  if (options.reading.repeated) stamp.repeated = options.reading.repeated->encode();
  return stamp;
}

bool build(const IndexOptions& options, const std::vector<FoundFile>& files, const fs::path& target,
           IndexReport& report) {
  const Sample sample = sample_of(options.archive, files, options.reading);
  IndexOptions informed = options;
  informed.reading.repeated = std::make_shared<RepeatedPassages>(sample.repeated);
  const CommonWords common = files.size() < options.pairs_from ? CommonWords() : sample.common;
  return Builder(informed, files, target, common).run(report);
}

}  // namespace rosebud::indexer
