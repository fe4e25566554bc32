// Asking an engine the whole list, in a process of its own, and taking the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/query/engine.hh"
#include "bench/query/listed_query.hh"

namespace rosebud::bench {

// One query, answered by one engine.
struct Sample {
  double microseconds = 0;
  std::uint64_t matches = 0;
  std::uint64_t postings = 0;  // that were gone through; 0: the engine does not say
};

// Resident memory in bytes, as the kernel counts it.
struct Memory {
  std::uint64_t all = 0;
  std::uint64_t anonymous = 0;  // what only this process can hold
  std::uint64_t files = 0;      // mapped files, which the kernel may drop
};

Memory resident_memory();

struct Timing {
  std::vector<Sample> samples;  // one a query, in the list's order
  Memory memory;                // after the last
};

struct TimingOptions {
  Extent extent = Extent::facets;
  // The fastest of so many counts: what disturbs a run only slows it. One more warms up.
  std::size_t rounds = 3;
  // Ask the same again, which an engine that remembers answers from memory.
  bool repeated = false;
};

// CPU time of the thread that asks. In a process of its own: what one engine leaves in memory slows the next.
Timing time_apart(const EngineMaker& maker, const std::vector<ListedQuery>& queries,
                  const TimingOptions& options);

struct ColdTiming {
  Timing timing;            // wall time: opening, and the answer
  double still_cached = 0;  // the share of the database that was left in the page cache, on average
};

// The same with `database` (a file or a folder) dropped from the page cache before each query, and the engine
// opened for each, as a command line does.
ColdTiming time_cold(const EngineMaker& maker, const std::vector<ListedQuery>& queries, Extent extent,
                     const std::filesystem::path& database);

}  // namespace rosebud::bench
