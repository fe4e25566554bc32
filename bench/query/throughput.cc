#include "bench/query/throughput.hh"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/evaluation/rosebud_ranker.hh"
#include "bench/query/apart.hh"
#include "bench/query/read_archive.hh"
#include "bench/query/rosebud_engine.hh"
#include "catalogue/error.hh"
#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Asks from `first` on, no request twice, until the time is over.
std::size_t ask_until(const EngineMaker& maker, const std::vector<ListedQuery>& queries, std::size_t first,
                      const std::atomic<bool>& stopped) {
  const auto engine = maker();
  std::size_t asked = 0;
  for (std::size_t round = 0; !stopped; ++round) {
    for (std::size_t i = 0; i < queries.size() && !stopped; ++i, ++asked) {
      // Pages of up to 90 hits more than ten: what a round adds is much less than what a question costs.
      engine->ask(queries[(first + i) % queries.size()], Extent::facets, round % 90);
    }
  }
  return asked;
}

Throughput ask_at_once(const EngineMaker& maker, const std::vector<ListedQuery>& queries, unsigned threads,
                       double seconds) {
  std::atomic<bool> stopped{false};
  std::atomic<std::size_t> asked{0};
  const auto begin = Clock::now();
  const double cpu_before = cpu_seconds();
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads; ++i) {
      const std::size_t first = i * queries.size() / threads;
      workers.emplace_back([&, first] { asked += ask_until(maker, queries, first, stopped); });
    }
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stopped = true;
  }
  const double passed = seconds_since(begin);
  return {static_cast<double>(asked) / passed, (cpu_seconds() - cpu_before) / passed};
}

// An article that is never the same.
void write_changing(const fs::path& file, std::size_t version) {
  std::ofstream stream(file);
  stream << fmt::format(
      "---\ntitle: The Changing Article\ndirector: Ada Baker\nyear: 2001\n---\n\n"
      "Version {} of a story that goes on.\n",
      version);
}

// A process that indexes again each second, until it is killed.
class Watcher {
 public:
  Watcher(const fs::path& archive, const fs::path& database) : child_(::fork()) {
    if (child_ < 0) throw system_error("cannot start a process", errno);
    if (child_ == 0) watch(archive, database);
  }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher() {
    ::kill(child_, SIGTERM);
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

 private:
  [[noreturn]] static void watch(const fs::path& archive, const fs::path& database) {
    indexer::IndexOptions options;
    options.archive = archive;
    options.database = database;
    try {
      for (std::size_t version = 1;; ++version) {
        const auto begin = Clock::now();
        write_changing(archive / "changing.md", version);
        indexer::index_archive(options);
        std::this_thread::sleep_until(begin + std::chrono::seconds(1));
      }
    } catch (const std::exception& error) {
      fmt::print(stderr, "the writer stopped: {}\n", error.what());
    }
    ::_exit(1);
  }

  pid_t child_;
};

struct Reading {
  std::vector<double> microseconds;
  std::set<std::string> identities;  // of the states of the database that were seen
};

Reading read_for(const fs::path& database, const std::vector<ListedQuery>& queries, double seconds) {
  searcher::Searcher searcher{store::DatabaseFolder(database)};
  Reading reading;
  const auto begin = Clock::now();
  for (std::size_t round = 0;; ++round) {
    for (const ListedQuery& query : queries) {
      if (seconds_since(begin) > seconds) return reading;
      const auto before = Clock::now();
      searcher.refresh();
      searcher.search(request_for(query, Extent::facets, round % 90));
      reading.microseconds.push_back(seconds_since(before) * 1e6);
      reading.identities.insert(searcher.identity());
    }
  }
}

}  // namespace

Throughput measure_throughput(const fs::path& database, const std::vector<ListedQuery>& queries,
                              unsigned threads, double seconds) {
  const std::string bytes = run_apart([&] {
    const Throughput result = ask_at_once(rosebud_engine(database), queries, threads, seconds);
    return std::string(reinterpret_cast<const char*>(&result), sizeof result);
  });
  Throughput result;
  std::memcpy(&result, bytes.data(), sizeof result);
  return result;
}

BesideWriter measure_beside_writer(const fs::path& archive, const fs::path& work,
                                   const std::vector<ListedQuery>& queries, double seconds) {
  const fs::path live = work / "live";
  const fs::path database = work / "live-database";
  fs::create_directories(live);
  if (!fs::exists(live / "articles")) {
    fs::create_directory_symlink(fs::canonical(archive), live / "articles");
  }
  write_changing(live / "changing.md", 0);
  index_for_measuring(live, database);
  BesideWriter result;
  // The first is to warm up.
  read_for(database, queries, seconds / 4);
  result.alone = read_for(database, queries, seconds).microseconds;
  const Watcher watcher(live, database);
  Reading beside = read_for(database, queries, seconds);
  result.beside = std::move(beside.microseconds);
  result.commits = beside.identities.size() - 1;
  return result;
}

}  // namespace rosebud::bench
