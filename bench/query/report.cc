#include "bench/query/report.hh"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "bench/cpu_time.hh"

namespace rosebud::bench {
namespace {

constexpr std::string_view over_all = "all";

std::vector<std::string_view> groups_of(const std::vector<ListedQuery>& queries) {
  std::vector<std::string_view> groups;
  for (const ListedQuery& query : queries) {
    if (std::ranges::find(groups, query.group) == groups.end()) groups.push_back(query.group);
  }
  groups.push_back(over_all);
  return groups;
}

// One engine's times of one group.
struct Summary {
  std::size_t queries = 0;
  double p50 = 0;
  double p99 = 0;
  double slowest = 0;
  double mean = 0;
  double matches = 0;  // on average, as is what follows
  double postings = 0;
};

Summary summary_of(std::string_view group, const std::vector<ListedQuery>& queries, const Timing& timing) {
  std::vector<double> times;
  double matches = 0;
  double postings = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (group != over_all && queries[i].group != group) continue;
    times.push_back(timing.samples[i].microseconds);
    matches += static_cast<double>(timing.samples[i].matches);
    postings += static_cast<double>(timing.samples[i].postings);
  }
  const auto count = static_cast<double>(times.size());
  return {times.size(),
          quantile(times, 0.5),
          quantile(times, 0.99),
          quantile(times, 1),
          std::accumulate(times.begin(), times.end(), 0.0) / count,
          matches / count,
          postings / count};
}

std::string short_time(double microseconds) {
  if (microseconds < 100) return fmt::format("{:.1f}", microseconds);
  return fmt::format("{:.0f}", microseconds);
}

}  // namespace

void print_timings(const std::string& heading, const std::vector<ListedQuery>& queries,
                   const std::vector<EngineTiming>& engines) {
  fmt::print("\n{}; microseconds, p50 / p99 / mean\n\n| {:<21} | {:>3} | {:>7} |", heading, "queries", "n",
             "matches");
  std::string line = "|---|---|---|";
  for (const EngineTiming& one : engines) {
    const bool first = &one == &engines.front();
    fmt::print(" {:>22} |{}", one.engine, first ? "" : "  times |");
    line += first ? "---|" : "---|---|";
  }
  fmt::print(" ns/match | postings |\n{}---|---|\n", line);
  for (const std::string_view group : groups_of(queries)) {
    const Summary first = summary_of(group, queries, engines.front().timing);
    fmt::print("| {:<21} | {:>3} | {:>7.0f} |", group, first.queries, first.matches);
    for (const EngineTiming& one : engines) {
      const Summary summary = summary_of(group, queries, one.timing);
      fmt::print(" {:>22} |", fmt::format("{} / {} / {}", short_time(summary.p50), short_time(summary.p99),
                                          short_time(summary.mean)));
      if (&one != &engines.front()) fmt::print(" {:>6.2f} |", summary.mean / first.mean);
    }
    fmt::print(" {:>8.0f} | {:>8.0f} |\n", first.matches == 0 ? 0 : first.mean * 1000 / first.matches,
               first.postings);
  }
  std::fflush(stdout);
}

boost::json::object timings_json(const std::vector<ListedQuery>& queries,
                                 const std::vector<EngineTiming>& engines) {
  boost::json::object all;
  for (const EngineTiming& one : engines) {
    boost::json::object groups;
    for (const std::string_view group : groups_of(queries)) {
      const Summary summary = summary_of(group, queries, one.timing);
      groups[group] = {{"queries", summary.queries},  {"p50_us", summary.p50},   {"p99_us", summary.p99},
                       {"max_us", summary.slowest},   {"mean_us", summary.mean}, {"matches", summary.matches},
                       {"postings", summary.postings}};
    }
    boost::json::array each;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const Sample& sample = one.timing.samples[i];
      each.push_back({{"group", queries[i].group},
                      {"text", typed(queries[i])},
                      {"us", sample.microseconds},
                      {"matches", sample.matches},
                      {"postings", sample.postings}});
    }
    const Memory& memory = one.timing.memory;
    all[one.engine] = {
        {"groups", groups},
        {"each", each},
        {"memory", {{"resident", memory.all}, {"anonymous", memory.anonymous}, {"files", memory.files}}}};
  }
  return all;
}

}  // namespace rosebud::bench
