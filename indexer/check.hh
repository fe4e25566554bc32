// What Rosebud understands of an archive, without indexing it: for the person who mends the archive.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalogue/field_table.hh"
#include "indexer/article/article.hh"
#include "indexer/article/read_options.hh"
#include "indexer/article/repeated.hh"
#include "indexer/report.hh"

namespace rosebud::indexer {

// In how many articles a field is known.
struct FieldCoverage {
  std::size_t articles = 0;
  std::map<Source, std::size_t> by_source;  // an article counts once for each source of the field
};

struct CheckReport {
  std::size_t articles = 0;                     // that would be indexed
  std::map<std::string, std::size_t> left_out;  // by reason
  FieldTable table;                             // names the fields
  std::map<FieldId, FieldCoverage> fields;
  std::map<std::string, std::size_t> unknown_keys;  // front matter keys that fill no field, by their articles
  std::vector<RepeatedPassage> repeated;            // left out at the heads and feet of articles
  std::vector<Problem> problems;                    // what `rosebud index` would say, then advice, by path
  double seconds = 0;

  std::size_t failed() const;
};

struct CheckOptions {
  std::filesystem::path archive;
  ReadOptions reading;
};

// Reads every article of the archive. Beside the problems that indexing would name: keys that look like a
// known one, works dated before film or far in the future, a person who is credited in some articles and only
// a tag in others, and articles that say the same. Throws Error when the archive cannot be read.
CheckReport check_archive(const CheckOptions& options);

}  // namespace rosebud::indexer
