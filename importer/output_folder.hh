// The folder that an import writes articles into.
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "importer/report.hh"

namespace rosebud::importer {

// An article to be written.
struct ArticleFile {
  std::string date;  // YYYY-MM-DD, or empty
  std::string stem;
  // What tells it from another article of the same name: the same at every import of the same archive.
  std::string distinction;
  std::string content;
};

class OutputFolder {
 public:
  // Makes the folder if need be. Throws Error when that cannot be done. With `force` files are replaced.
  OutputFolder(std::filesystem::path folder, bool force);

  // Writes the article, whole or not at all, and counts it in `report`. What is there already stays unless it
  // is replaced by force: the same content counts as unchanged, other content as a failure. Throws Error when
  // the folder as a whole cannot be written to.
  void write(const ArticleFile& article, ImportReport& report);

 private:
  std::string free_name(const ArticleFile& article);
  void create(const std::filesystem::path& path, std::string_view content) const;

  std::filesystem::path folder_;
  bool force_;
  std::set<std::string> names_;  // folded: many file systems do not tell case apart
};

}  // namespace rosebud::importer
