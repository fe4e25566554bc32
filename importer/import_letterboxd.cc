#include "importer/import_letterboxd.hh"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/csv.hh"
#include "catalogue/error.hh"
#include "importer/export_file.hh"
#include "importer/letterboxd/entry.hh"
#include "importer/output_folder.hh"
#include "importer/yaml_scalar.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/decode_bytes.hh"

namespace rosebud::importer {
namespace fs = std::filesystem;
namespace {

using indexer::Severity;

constexpr std::string_view how_to_export =
    "On Letterboxd, go to Settings, Data, Export your data; unpack what it downloads and name that folder.";

void check_source(const fs::path& source) {
  std::error_code error;
  if (!fs::exists(source, error))
    throw Error(fmt::format("there is no {}", source.string()), std::string(how_to_export));
  if (fs::is_directory(source, error)) {
    if (fs::exists(source / "reviews.csv", error)) return;
    throw Error(fmt::format("{} holds no reviews.csv, so it is no Letterboxd export", source.string()),
                std::string(how_to_export));
  }
  const std::string bytes = read_export(source);
  if (const std::string_view format = packed_by(bytes); !format.empty()) refuse_packed(source, format);
  const bool table = is_csv_name(source.filename().string());
  throw Error(fmt::format("{} is a file", source.string()),
              table ? "Name the folder that it stands in." : std::string(how_to_export));
}

class Importer {
 public:
  explicit Importer(const LetterboxdImport& import) : import_(import) {}

  ImportReport run() {
    check_source(import_.source);
    const std::string reviewer = read_reviewer();
    const std::vector<LetterboxdEntry> reviews = entries_in("reviews.csv", true);
    const std::vector<LetterboxdEntry> diary = entries_in("diary.csv", false);
    const std::vector<LetterboxdEntry> ratings = entries_in("ratings.csv", false);
    count_left_out("deleted/reviews.csv", "deleted reviews");
    count_left_out("orphaned/reviews.csv", "reviews of films that Letterboxd no longer has");
    OutputFolder folder(import_.folder, import_.force);
    for (const LetterboxdEntry& entry : reviews) {
      if (!check(entry, "reviews.csv")) continue;
      reviewed_.insert({film_of(entry), entry.date});
      films_.insert(film_of(entry));
      if (entry.review.empty() && !import_.all) {
        ++report_.left_out["reviews without text"];
      } else {
        folder.write(article_of(entry, reviewer), report_);
      }
    }
    for (const LetterboxdEntry& entry : diary) {
      if (reviewed_.contains({film_of(entry), entry.date}) || !check(entry, "diary.csv")) continue;
      films_.insert(film_of(entry));
      add_bare(entry, "diary entries without a review", reviewer, folder);
    }
    for (const LetterboxdEntry& entry : ratings) {
      if (films_.contains(film_of(entry)) || !check(entry, "ratings.csv")) continue;
      add_bare(entry, "ratings without a review", reviewer, folder);
    }
    return std::move(report_);
  }

 private:
  void report(std::string_view file, std::size_t line, std::string message, std::string hint,
              Severity severity) {
    report_.problems.push_back(
        {(import_.source / file).string(), line, std::move(message), std::move(hint), severity});
  }

  // A table of the export; nothing when there is none of that name.
  std::optional<CsvTable> table_in(std::string_view file) {
    const fs::path path = import_.source / file;
    std::error_code error;
    if (!fs::exists(path, error)) return std::nullopt;
    indexer::DecodedText decoded = indexer::decode_bytes(read_export(path));
    if (decoded.problem) {
      report(file, decoded.problem->line, decoded.problem->message, decoded.problem->hint,
             decoded.problem->severity);
    }
    CsvTable table = read_csv(decoded.text, ',');
    for (const CsvProblem& problem : table.problems)
      report(file, problem.line, problem.message, "Export again, or mend the row.", Severity::failure);
    return table;
  }

  std::vector<LetterboxdEntry> entries_in(std::string_view file, bool needed) {
    const std::optional<CsvTable> table = table_in(file);
    if (!table) return {};
    if (!table->column("Name")) {
      if (needed) {
        throw Error(fmt::format("{} has no column Name", (import_.source / file).string()),
                    "Its first line should read: Date,Name,Year,Letterboxd "
                    "URI,Rating,Rewatch,Review,Tags,Watched Date");
      }
      report(file, 1, "the table has no column Name; it is not read", std::string(how_to_export),
             Severity::warning);
      return {};
    }
    return read_entries(*table);
  }

  void count_left_out(std::string_view file, std::string reason) {
    const std::optional<CsvTable> table = table_in(file);
    if (table && !table->rows.empty()) report_.left_out[std::move(reason)] += table->rows.size();
  }

  std::string read_reviewer() {
    const std::optional<CsvTable> table = table_in("profile.csv");
    if (!table || table->rows.empty()) return {};
    const auto cell = [&](std::string_view column) {
      return std::string(CsvTable::cell(table->rows.front(), table->column(column)));
    };
    std::string name = indexer::collapsed(cell("Given Name") + " " + cell("Family Name"));
    return name.empty() ? indexer::collapsed(cell("Username")) : name;
  }

  // Whether an entry can be written; what is odd about it is reported.
  bool check(const LetterboxdEntry& entry, std::string_view file) {
    if (entry.name.empty()) {
      report(file, entry.line, "the row names no film", "Fill in its Name.", Severity::failure);
      return false;
    }
    if (entry.date.empty()) {
      report(file, entry.line, "the row has no date", "Its article is written without one.",
             Severity::warning);
    }
    if (!entry.rating.empty() && !is_plain_number(entry.rating)) {
      report(file, entry.line, fmt::format("\"{}\" is no rating", entry.rating), "It is left out.",
             Severity::warning);
    }
    return true;
  }

  void add_bare(const LetterboxdEntry& entry, const std::string& reason, const std::string& reviewer,
                OutputFolder& folder) {
    if (import_.all) {
      folder.write(article_of(entry, reviewer), report_);
    } else {
      ++report_.left_out[reason];
    }
  }

  const LetterboxdImport& import_;
  std::set<std::pair<std::string, std::string>> reviewed_;  // film and day
  std::set<std::string> films_;
  ImportReport report_;
};

}  // namespace

ImportReport import_letterboxd(const LetterboxdImport& import) {
  const auto begin = std::chrono::steady_clock::now();
  ImportReport report = Importer(import).run();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return report;
}

}  // namespace rosebud::importer
