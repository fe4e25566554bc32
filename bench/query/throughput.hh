// Many questions at once: two threads against one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/query/listed_query.hh"

namespace rosebud::bench {

struct Throughput {
  double per_second = 0;  // questions
  double cpus = 0;        // that the process kept busy
};

// Rosebud, asked the list over and over for some seconds by `threads` threads, each with its own handle. All
// ask whole rounds of it, so that one thread and two do the same work.
Throughput measure_throughput(const std::filesystem::path& database, const std::vector<ListedQuery>& queries,
                              unsigned threads, double seconds);

// How many times what one thread does two do that have nothing in common but the machine: what its two
// processors are worth together.
double arithmetic_of_two(double seconds);

}  // namespace rosebud::bench
