// An archive's articles in memory, and databases of them in the formats that are compared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "bench/postings/format.hh"
#include "indexer/article/article.hh"

namespace rosebud::bench {

// Every article of the archive as the indexer reads it. Throws Error.
std::vector<indexer::Article> read_articles(const std::filesystem::path& archive);

struct BuildFigures {
  double seconds = 0;                                          // of CPU, merging included
  std::vector<std::pair<std::string, std::uintmax_t>> tables;  // name, bytes
};

// Writes the articles' postings in `format` into a new compact database at `target`, in small shards and on
// one thread.
BuildFigures build_postings(const std::vector<indexer::Article>& articles, PostingFormat format,
                            const std::filesystem::path& target);

}  // namespace rosebud::bench
