#include "indexer/side_files.hh"

#include <string>

#include "catalogue/error.hh"
#include "store/current_columns.hh"

namespace rosebud::indexer {

void leave_side_files(const std::filesystem::path& generation, IndexReport& report) {
  try {
    store::keep_columns(generation);
  } catch (const Error& error) {
    report.problems.push_back({(generation / store::columns_name).string(), 0, std::string(error.message()),
                               "All articles are indexed, but searching takes longer than it would with this "
                               "file; run `rosebud index` again to write it.",
                               Severity::warning});
  }
}

}  // namespace rosebud::indexer
