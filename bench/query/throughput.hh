// Many questions at once: two threads against one, and readers beside a writer.
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

// Rosebud, asked the list over and over for some seconds by `threads` threads, each with its own handle.
Throughput measure_throughput(const std::filesystem::path& database, const std::vector<ListedQuery>& queries,
                              unsigned threads, double seconds);

struct BesideWriter {
  std::vector<double> alone;   // microseconds of wall time, one a question
  std::vector<double> beside;  // the same while another process commits once a second
  std::size_t commits = 0;     // that the reader saw
};

// Readers beside `rosebud index` run once a second on an archive that holds `archive` (by a link) and one
// more article, which changes each time. Archive and database are made in `work` and kept.
BesideWriter measure_beside_writer(const std::filesystem::path& archive, const std::filesystem::path& work,
                                   const std::vector<ListedQuery>& queries, double seconds);

}  // namespace rosebud::bench
