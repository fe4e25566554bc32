#include "importer/report.hh"

#include <algorithm>

namespace rosebud::importer {

std::size_t ImportReport::failed() const {
  return static_cast<std::size_t>(
      std::ranges::count(problems, indexer::Severity::failure, &indexer::Problem::severity));
}

}  // namespace rosebud::importer
