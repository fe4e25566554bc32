#include "bench/query/throughput.hh"

#include <barrier>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <functional>
#include <future>
#include <string>

#include "bench/query/apart.hh"
#include "bench/query/rosebud_engine.hh"

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

// What a thread did, and in how long.
struct Work {
  double done = 0;
  double seconds = 0;
};

// Asks the list from `first` on, the whole of it so often that the time is over, no request twice. The first
// round is not counted: it reads what the next ones find in memory. All begin to count together.
Work ask_rounds(const EngineMaker& maker, const std::vector<ListedQuery>& queries, std::size_t first,
                double seconds, std::barrier<>& begin) {
  const auto engine = maker();
  const auto ask_all = [&](std::size_t round) {
    // Pages of up to 90 hits more than ten: what a round adds is much less than what a question costs.
    for (std::size_t i = 0; i < queries.size(); ++i)
      engine->ask(queries[(first + i) % queries.size()], Extent::facets, round % 90);
  };
  ask_all(0);
  begin.arrive_and_wait();
  const auto start = Clock::now();
  Work work;
  for (std::size_t round = 1; round == 1 || seconds_since(start) < seconds; ++round) {
    ask_all(round);
    work.done += static_cast<double>(queries.size());
  }
  work.seconds = seconds_since(start);
  return work;
}

// Has `threads` threads at work together, each of which is told its number and when to begin.
Throughput all_at_once(unsigned threads, const std::function<Work(unsigned, std::barrier<>&)>& one) {
  // This thread begins with them, to see what they cost.
  std::barrier begin(threads + 1);
  std::vector<std::future<Work>> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.push_back(std::async(std::launch::async, [&, i] { return one(i, begin); }));
  }
  begin.arrive_and_wait();
  const auto start = Clock::now();
  const double cpu_before = cpu_seconds();
  Throughput all;
  for (auto& worker : workers) {
    const Work work = worker.get();
    all.per_second += work.done / work.seconds;
  }
  all.cpus = (cpu_seconds() - cpu_before) / seconds_since(start);
  return all;
}

// Arithmetic that needs no memory.
Work calculate(double seconds, std::barrier<>& begin) {
  begin.arrive_and_wait();
  const auto start = Clock::now();
  Work work;
  std::uint64_t state = 1;
  while (seconds_since(start) < seconds) {
    for (int i = 0; i < 100'000; ++i) {
      state ^= state << 13U;
      state ^= state >> 7U;
      state ^= state << 17U;
    }
    work.done += state != 0 ? 1 : 0;
  }
  work.seconds = seconds_since(start);
  return work;
}

}  // namespace

Throughput measure_throughput(const fs::path& database, const std::vector<ListedQuery>& queries,
                              unsigned threads, double seconds) {
  const std::string bytes = run_apart([&] {
    const EngineMaker maker = rosebud_engine(database);
    const Throughput result = all_at_once(threads, [&](unsigned i, std::barrier<>& begin) {
      return ask_rounds(maker, queries, i * queries.size() / threads, seconds, begin);
    });
    return std::string(reinterpret_cast<const char*>(&result), sizeof result);
  });
  Throughput result;
  std::memcpy(&result, bytes.data(), sizeof result);
  return result;
}

double arithmetic_of_two(double seconds) {
  const auto with = [seconds](unsigned threads) {
    return all_at_once(threads,
                       [seconds](unsigned, std::barrier<>& begin) { return calculate(seconds, begin); });
  };
  const double one = with(1).per_second;
  return with(2).per_second / one;
}

}  // namespace rosebud::bench
