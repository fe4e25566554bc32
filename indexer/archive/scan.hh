// Finding the articles of an archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/report.hh"

namespace rosebud::indexer {

// A file that may hold an article.
struct FoundFile {
  std::string path;  // relative to the archive, with '/'
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // since the epoch
};

struct ScanResult {
  std::vector<FoundFile> files;                 // sorted by path
  std::map<std::string, std::size_t> left_out;  // files, by reason
  std::vector<Problem> problems;                // folders that could not be read, links in a circle
  // Folders (relative, ending in '/') whose content is unknown: what was indexed below them must stay.
  std::vector<std::string> unread;
};

// Every .md, .markdown, .mdx and .txt file below `archive`, links followed. Left out: hidden files and
// folders, node_modules, _site, public, and what .rosebudignore files name (each for the folder it stands in
// and below) or `ignored` (patterns in the same syntax, for the archive as a whole). Throws Error when
// `archive` itself cannot be read.
ScanResult scan(const std::filesystem::path& archive, const std::vector<std::string>& ignored = {});

}  // namespace rosebud::indexer
