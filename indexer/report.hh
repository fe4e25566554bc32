// What an indexing run did, and everything it has to say about single files.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace rosebud::indexer {

enum class Severity : std::uint8_t {
  warning,  // the article is indexed, but not all of it was understood
  failure,  // the article is not indexed, or stays as it was at the last good run
};

// One thing about one file, for the person who can mend it.
struct Problem {
  std::string path;      // relative to the archive
  std::size_t line = 0;  // from 1; 0: the file as a whole
  std::string message;
  std::string hint;
  Severity severity = Severity::failure;
};

// "path:12: message", without the hint.
std::string to_string(const Problem& problem);

struct IndexReport {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t renamed = 0;
  std::size_t removed = 0;
  std::map<std::string, std::size_t> left_out;  // by reason
  std::vector<Problem> problems;                // in the order of their paths
  double seconds = 0;
  bool new_generation = false;

  std::size_t failed() const;
  std::size_t indexed() const { return added + changed + unchanged + renamed; }
};

}  // namespace rosebud::indexer
