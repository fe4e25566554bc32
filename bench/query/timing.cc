#include "bench/query/timing.hh"

#include <chrono>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include "bench/cpu_time.hh"
#include "bench/query/apart.hh"
#include "bench/query/page_cache.hh"

namespace rosebud::bench {
namespace {

// Between processes of one program and one machine bytes are as good as any format.
template <typename Value>
void append_bytes(const Value& value, std::string& bytes) {
  static_assert(std::is_trivially_copyable_v<Value>);
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename Value>
void take_bytes(std::string_view& bytes, Value& value) {
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
}

std::string encoded(const Timing& timing) {
  std::string bytes;
  append_bytes(timing.memory, bytes);
  for (const Sample& sample : timing.samples) append_bytes(sample, bytes);
  return bytes;
}

Timing decoded(std::string_view bytes) {
  Timing timing;
  take_bytes(bytes, timing.memory);
  while (!bytes.empty()) take_bytes(bytes, timing.samples.emplace_back());
  return timing;
}

Timing time_here(Engine& engine, const std::vector<ListedQuery>& queries, const TimingOptions& options) {
  Timing timing;
  timing.samples.resize(queries.size());
  for (std::size_t round = 0; round <= options.rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      Sample& best = timing.samples[i];
      const CpuTimer timer;
      const std::size_t matches = engine.ask(queries[i], options.extent, options.repeated ? 0 : round);
      const double microseconds = timer.microseconds();
      if (round == 1 || (round > 1 && microseconds < best.microseconds))
        best = {microseconds, matches, engine.postings()};
    }
  }
  timing.memory = resident_memory();
  return timing;
}

}  // namespace

Memory resident_memory() {
  Memory memory;
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kilobytes = 0;
    words >> name >> kilobytes;
    if (name == "VmRSS:") memory.all = kilobytes * 1024;
    if (name == "RssAnon:") memory.anonymous = kilobytes * 1024;
    if (name == "RssFile:") memory.files = kilobytes * 1024;
  }
  return memory;
}

Timing time_apart(const EngineMaker& maker, const std::vector<ListedQuery>& queries,
                  const TimingOptions& options) {
  return decoded(run_apart([&] { return encoded(time_here(*maker(), queries, options)); }));
}

ColdTiming time_cold(const EngineMaker& maker, const std::vector<ListedQuery>& queries, Extent extent,
                     const std::filesystem::path& database) {
  ColdTiming cold;
  for (const ListedQuery& query : queries) {
    drop_from_cache(database);
    cold.still_cached += share_in_cache(database) / static_cast<double>(queries.size());
    // A process for each: one that has mapped the files keeps them in memory.
    const Timing timing = decoded(run_apart([&] {
      Timing one;
      const auto begin = std::chrono::steady_clock::now();
      const std::uint64_t matches = maker()->ask(query, extent, 0);
      const std::chrono::duration<double, std::micro> passed = std::chrono::steady_clock::now() - begin;
      one.samples.push_back({passed.count(), matches, 0});
      one.memory = resident_memory();
      return encoded(one);
    }));
    cold.timing.samples.push_back(timing.samples.front());
    cold.timing.memory = timing.memory;
  }
  return cold;
}

}  // namespace rosebud::bench
