// The files of metadata that stand beside the articles, as records.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/settings.hh"
#include "indexer/article/node.hh"
#include "indexer/report.hh"

namespace rosebud::indexer {

// One work's metadata.
struct JoinRecord {
  Node values;        // a map
  std::string name;   // its key in a map of records, or the name of a file that holds it alone; may be empty
  std::string path;   // of its file, relative to the archive
  std::string place;  // "line 12", "record 3"; empty: the file as a whole
};

struct JoinFiles {
  std::vector<JoinRecord> records;
  std::string hash;  // changes with any of the files
};

// Reads every file that a pattern of `join` names below `archive`: .json, .csv, .tsv, .toml, .yaml and .yml.
// A file holds one record (it has the key that is matched, or is not made of maps), a list of records, or a
// map of them by their keys. What cannot be read is added to `problems`, and the rest goes on.
JoinFiles read_join_files(const std::filesystem::path& archive, const JoinSettings& join,
                          std::vector<Problem>& problems);

}  // namespace rosebud::indexer
