#include "indexer/report.hh"

#include <algorithm>

#include <fmt/format.h>

namespace rosebud::indexer {

std::string to_string(const Problem& problem) {
  if (problem.line == 0) return fmt::format("{}: {}", problem.path, problem.message);
  return fmt::format("{}:{}: {}", problem.path, problem.line, problem.message);
}

std::size_t IndexReport::failed() const {
  return static_cast<std::size_t>(std::ranges::count(problems, Severity::failure, &Problem::severity));
}

}  // namespace rosebud::indexer
