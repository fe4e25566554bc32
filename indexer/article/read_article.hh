// One file to one article.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.hh"
#include "indexer/article/read_options.hh"
#include "indexer/report.hh"

namespace rosebud::indexer {

// A front matter key that fills no field.
struct UnknownKey {
  std::string key;
  std::size_t line = 0;
};

struct ReadResult {
  std::optional<Article> article;  // nothing: left out for `reason`, or failed with a problem
  std::string left_out;            // the reason, when it was left out on purpose
  std::vector<Problem> problems;
  std::vector<UnknownKey> unknown_keys;
  std::vector<Block> repeated;  // left out of the article: what its archive repeats
};

// Reads the article in `bytes`, the content of the file at `path` (relative to the archive). Never throws for
// what the bytes hold.
ReadResult read_article(std::string_view path, std::string_view bytes, const ReadOptions& options = {});

}  // namespace rosebud::indexer
