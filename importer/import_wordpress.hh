// WordPress's exports (WXR 1.0 to 1.2) to a folder of articles.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

#include "importer/report.hh"

namespace rosebud::importer {

struct WordpressImport {
  std::vector<std::filesystem::path> exports;  // the parts of one site's export
  std::filesystem::path folder;
  bool force = false;  // replace files that are there with other content
  bool pages = true;   // pages are articles too
  // Called now and then with the posts done and to do.
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
  std::stop_token stop{};
};

// Writes a Markdown file for each post. Posts that cannot be read are in the report; the others are written
// all the same. Throws Error when a file is no WordPress export or the folder cannot be written to.
ImportReport import_wordpress(const WordpressImport& import);

}  // namespace rosebud::importer
