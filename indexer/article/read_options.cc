#include "indexer/article/read_options.hh"

#include <ctime>

#include <fmt/format.h>

namespace rosebud::indexer {

std::string local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string fingerprint(const ReadOptions& options) {
  return fmt::format("reader=3 drafts={:d} future={:d} infer={:d}", options.drafts, options.future,
                     options.infer);
}

}  // namespace rosebud::indexer
