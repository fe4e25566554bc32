#include "bench/query/throughput.hh"

#include <atomic>
#include <chrono>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>

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

}  // namespace rosebud::bench
