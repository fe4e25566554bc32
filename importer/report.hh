// What an import did, and everything it has to say about single posts.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/report.hh"

namespace rosebud::importer {

struct ImportReport {
  std::size_t written = 0;
  std::size_t replaced = 0;                     // files that were there with other content, by --force
  std::size_t unchanged = 0;                    // files that were there with the same content
  std::map<std::string, std::size_t> left_out;  // by reason
  std::vector<indexer::Problem> problems;
  double seconds = 0;

  std::size_t failed() const;
  std::size_t articles() const { return written + replaced + unchanged; }
};

}  // namespace rosebud::importer
