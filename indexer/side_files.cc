#include "indexer/side_files.hh"

#include <functional>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "store/current_columns.hh"
#include "store/dictionary/current_dictionary.hh"

namespace rosebud::indexer {

namespace {

void leave(const std::function<void()>& keep, const std::filesystem::path& generation, std::string_view name,
           IndexReport& report) {
  try {
    keep();
  } catch (const Error& error) {
    report.problems.push_back({(generation / name).string(), 0, std::string(error.message()),
                               "All articles are indexed, but searching takes longer than it would with this "
                               "file; run `rosebud index` again to write it.",
                               Severity::warning});
  }
}

}  // namespace

void leave_side_files(const std::filesystem::path& generation, const store::Keeping& keeping,
                      IndexReport& report) {
  leave([&] { store::keep_columns(generation, keeping); }, generation, store::columns_name, report);
  leave([&] { store::keep_dictionary(generation, keeping); }, generation, store::dictionary_name, report);
}

}  // namespace rosebud::indexer
