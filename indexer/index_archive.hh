// The indexer: a folder of articles becomes, or brings up to date, a database.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>

#include "indexer/article/read_options.hh"
#include "indexer/report.hh"

namespace rosebud::indexer {

struct IndexOptions {
  std::filesystem::path archive;
  std::filesystem::path database;  // the database folder; empty: .rosebud in the archive
  bool rebuild = false;            // make a new generation even if there is one
  bool force = false;              // remove even more than half of what is indexed
  unsigned threads = 0;            // 0: one per core
  // A new generation of at least so many files posts pairs of the archive's own common words. To look at the
  // positions of a word in 200 articles, one in twenty of these, takes a tenth of a millisecond.
  std::size_t pairs_from = 4000;
  ReadOptions reading;  // `today` is filled in when it is empty
  // Called now and then from the calling thread with the articles done and to do.
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
  std::stop_token stop;  // asked to stop, the index stays as it was
};

// Indexes the archive. Single files that cannot be read are in the report. Throws Error when the run as a
// whole cannot go on; the database then is as it was before.
IndexReport index_archive(const IndexOptions& given);

}  // namespace rosebud::indexer
