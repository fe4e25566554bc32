// Letterboxd's data export to a folder of articles.
#pragma once

#include <filesystem>

#include "importer/report.hh"

namespace rosebud::importer {

struct LetterboxdImport {
  std::filesystem::path source;  // the unpacked folder, in which reviews.csv stands
  std::filesystem::path folder;
  bool force = false;  // replace files that are there with other content
  bool all = false;    // diary entries and ratings without a review are articles too
};

// Writes a Markdown file for each review. Rows that cannot be read are in the report. Throws Error when the
// source is no unpacked export or the folder cannot be written to.
ImportReport import_letterboxd(const LetterboxdImport& import);

}  // namespace rosebud::importer
