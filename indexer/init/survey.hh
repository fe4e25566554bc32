// What an archive's front matter holds, key by key.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalogue/field.hh"

namespace rosebud::indexer {

// One key, or path into maps and lists of maps ("credits[].name").
struct KeyUse {
  std::size_t articles = 0;
  std::size_t values = 0;
  std::size_t numbers = 0;           // of the values: whole numbers
  std::size_t dates = 0;             // of the values: dates
  std::size_t longest = 0;           // bytes of the longest value
  std::set<std::string> distinct{};  // the first of its values, folded; at most max_distinct
  std::string sample{};              // as first written
};

inline constexpr std::size_t max_distinct = 200;

struct Survey {
  std::size_t articles = 0;  // that were read
  std::size_t without = 0;   // of these, have no front matter
  std::size_t failed = 0;    // could not be read
  std::map<std::string, KeyUse> keys;
};

// Reads the front matter of every article of the archive. Throws Error when the archive cannot be read.
Survey survey_archive(const std::filesystem::path& archive);

}  // namespace rosebud::indexer
