// A reader beside a writer: what each commit costs the one and the other.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/query/listed_query.hh"
#include "bench/query/timing.hh"

namespace rosebud::bench {

struct FollowOptions {
  std::filesystem::path database;  // is changed
  double seconds = 20;             // each run
  // What one reader asks, as fast as it is answered, beside another that waits for questions as a server's
  // second thread does.
  std::vector<ListedQuery> queries{};
};

// What one reader's questions took, in microseconds.
struct ReaderTimes {
  std::vector<double> questions;  // by the clock
  std::vector<double> processor;  // of the thread that asked, which other programs do not lengthen
  double cpu_share = 0;           // of the reader's process
  Memory most;                    // while it asked
  std::size_t commits = 0;
  double longest_behind = 0;  // seconds after a commit that an answer was still of the content before
};

// What each commit took the writer, in milliseconds.
struct WriterTimes {
  std::vector<double> commits;
  std::vector<double> side_files;
};

struct BesideWriter {
  ReaderTimes alone;
  ReaderTimes beside;
  WriterTimes writer;
};

// The same questions without a writer and with one that replaces an article and adds another now and then,
// once a second, as a watcher does that is told which file changed.
BesideWriter measure_beside_writer(const FollowOptions& options);

}  // namespace rosebud::bench
