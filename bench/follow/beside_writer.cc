#include "bench/follow/beside_writer.hh"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/cpu_time.hh"
#include "bench/follow/article_writer.hh"
#include "bench/query/apart.hh"
#include "bench/query/rosebud_engine.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"

namespace rosebud::bench {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// Of all processes the same.
double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// A process that commits each second until it is killed, and writes a line about each commit into a file:
// when it was done, what it took, what the side files took.
class WritingProcess {
 public:
  WritingProcess(const fs::path& database, const fs::path& log) : child_(::fork()) {
    if (child_ < 0) throw system_error("cannot start a process", errno);
    if (child_ == 0) write(database, log);
  }
  WritingProcess(const WritingProcess&) = delete;
  WritingProcess& operator=(const WritingProcess&) = delete;
  ~WritingProcess() {
    ::kill(child_, SIGTERM);
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

 private:
  [[noreturn]] static void write(const fs::path& database, const fs::path& log) {
    try {
      std::ofstream stream(log);
      ArticleWriter writer(database);
      for (;;) {
        const auto begin = Clock::now();
        const double before = now();
        writer.commit();
        const double committed = now();
        writer.leave_side_files();
        const std::string line = fmt::format("{} {} {} {}\n", writer.identity(), committed,
                                             (committed - before) * 1e3, (now() - committed) * 1e3);
        (stream << line).flush();
        std::this_thread::sleep_until(begin + 1s);
      }
    } catch (const std::exception& error) {
      fmt::print(stderr, "the writer stopped: {}\n", error.what());
    }
    ::_exit(1);
  }

  pid_t child_;
};

// When each content of the database was first and last answered from.
struct Seen {
  double first = 0;
  double last = 0;
};

struct Reading {
  ReaderTimes times;
  std::map<std::string, Seen> contents;
};

// Keeps the most of what the process held at any time.
class MemoryWatch {
 public:
  MemoryWatch()
      : thread_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            look();
            std::this_thread::sleep_for(20ms);
          }
        }) {}

  Memory stop() {
    thread_ = {};
    look();
    return most_;
  }

 private:
  void look() {
    const Memory memory = resident_memory();
    if (memory.all > most_.all) most_ = memory;
  }

  Memory most_;
  std::jthread thread_;
};

Reading read_for(const FollowOptions& options) {
  const store::DatabaseFolder folder(options.database);
  const auto snapshots = searcher::make_snapshots();
  const searcher::Follower follower(folder, snapshots);
  searcher::Searcher searcher(folder, snapshots);
  searcher::Searcher idle(folder, snapshots);
  idle.search(request_for(options.queries.front(), Extent::facets, 0));
  idle.rest();
  std::size_t round = 0;
  const auto ask_all = [&](const auto& asked) {
    for (const ListedQuery& query : options.queries) {
      const auto before = Clock::now();
      const CpuTimer timer;
      searcher.refresh();
      searcher.search(request_for(query, Extent::facets, round % 90));
      const double processor = timer.microseconds();
      const double wall = std::chrono::duration<double, std::micro>(Clock::now() - before).count();
      if (!asked(wall, processor)) return false;
    }
    ++round;
    return true;
  };
  ask_all([](double, double) { return true; });
  Reading reading;
  MemoryWatch memory;
  const double begin = now();
  const double cpu_before = cpu_seconds();
  const auto note = [&](double wall, double processor) {
    reading.times.questions.push_back(wall);
    reading.times.processor.push_back(processor);
    const double time = now();
    reading.contents.try_emplace(searcher.identity(), Seen{time, time}).first->second.last = time;
    return time - begin < options.seconds;
  };
  while (ask_all(note)) continue;
  reading.times.cpu_share = (cpu_seconds() - cpu_before) / (now() - begin);
  reading.times.most = memory.stop();
  return reading;
}

std::string encoded(const Reading& reading) {
  std::ostringstream text;
  text.precision(17);
  const ReaderTimes& times = reading.times;
  text << times.cpu_share << ' ' << times.most.all << ' ' << times.most.anonymous << ' ' << times.most.files
       << ' ' << times.questions.size() << '\n';
  for (const double time : times.questions) text << time << ' ';
  for (const double time : times.processor) text << time << ' ';
  for (const auto& [content, seen] : reading.contents)
    text << content << ' ' << seen.first << ' ' << seen.last << '\n';
  return std::move(text).str();
}

Reading decoded(const std::string& bytes) {
  std::istringstream text(bytes);
  Reading reading;
  ReaderTimes& times = reading.times;
  std::size_t questions = 0;
  text >> times.cpu_share >> times.most.all >> times.most.anonymous >> times.most.files >> questions;
  times.questions.resize(questions);
  times.processor.resize(questions);
  for (double& time : times.questions) text >> time;
  for (double& time : times.processor) text >> time;
  std::string content;
  Seen seen;
  while (text >> content >> seen.first >> seen.last) reading.contents[content] = seen;
  return reading;
}

// From a process of its own, whose memory is the reader's alone.
Reading read_apart(const FollowOptions& options) {
  return decoded(run_apart([&] { return encoded(read_for(options)); }));
}

WriterTimes take_log(const fs::path& log, Reading& reading) {
  WriterTimes times;
  std::ifstream stream(log);
  std::string content;
  double committed = 0;
  double commit = 0;
  double side_files = 0;
  std::string before;
  while (stream >> content >> committed >> commit >> side_files) {
    times.commits.push_back(commit);
    times.side_files.push_back(side_files);
    if (reading.contents.contains(content)) ++reading.times.commits;
    // Whatever was answered from the content before after this one was there was behind.
    if (const auto seen = reading.contents.find(before); seen != reading.contents.end()) {
      reading.times.longest_behind = std::max(reading.times.longest_behind, seen->second.last - committed);
    }
    before = content;
  }
  return times;
}

}  // namespace

BesideWriter measure_beside_writer(const FollowOptions& options) {
  const TemporaryFolder folder("follow");
  const fs::path log = folder.path() / "commits";
  BesideWriter result;
  // As they lie after a first run.
  run_apart([&options] {
    ArticleWriter(options.database).leave_side_files(store::keep_current);
    return std::string();
  });
  result.alone = read_apart(options).times;
  Reading beside;
  {
    const WritingProcess writer(options.database, log);
    beside = read_apart(options);
  }
  result.writer = take_log(log, beside);
  result.beside = std::move(beside.times);
  return result;
}

}  // namespace rosebud::bench
