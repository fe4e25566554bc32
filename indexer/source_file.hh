// The bytes of an article's file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

#include "indexer/archive/scan.hh"
#include "indexer/report.hh"
#include "store/values.hh"

namespace rosebud::indexer {

// Text of this size is no review: it is a log, a database dump or a mistake, and would cost minutes.
inline constexpr std::uint64_t max_article_bytes = 8U << 20U;

struct SourceFile {
  std::string bytes;
  store::FileStamp stamp;
};

// Reads `file` of `archive`, with the size and time it had when it was opened; a Problem when it cannot be
// read or is longer than max_article_bytes.
std::variant<SourceFile, Problem> read_source(const std::filesystem::path& archive, const FoundFile& file);

}  // namespace rosebud::indexer
