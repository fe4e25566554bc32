#include "importer/letterboxd/entry.hh"

#include <algorithm>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"
#include "importer/file_name.hh"
#include "importer/front_matter.hh"
#include "importer/markdown/html_to_markdown.hh"
#include "importer/yaml_scalar.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"

namespace rosebud::importer {
namespace {

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, is_digit);
}

bool is_yes(std::string_view text) {
  return fold(text) == "yes" || fold(text) == "true";
}

// The last part of a short address: "https://boxd.it/1AbC" -> "1AbC".
std::string last_part(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return file_stem(address.substr(address.rfind('/') + 1), "");
}

std::string day_of(const std::string& written) {
  return indexer::date_in(written).value_or("");
}

}  // namespace

std::vector<LetterboxdEntry> read_entries(const CsvTable& table) {
  const auto name = table.column("Name");
  const auto year = table.column("Year");
  const auto date = table.column("Date");
  const auto watched = table.column("Watched Date");
  const auto address = table.column("Letterboxd URI");
  const auto rating = table.column("Rating");
  const auto tags = table.column("Tags");
  const auto review = table.column("Review");
  const auto rewatch = table.column("Rewatch");
  std::vector<LetterboxdEntry> entries;
  for (const CsvRow& row : table.rows) {
    const auto cell = [&](const std::optional<std::size_t>& column) {
      return std::string(indexer::trimmed(CsvTable::cell(row, column)));
    };
    entries.push_back({.line = row.line,
                       .name = indexer::collapsed(utf8::printable(cell(name))),
                       .year = cell(year),
                       .date = day_of(cell(date)),
                       .watched = day_of(cell(watched)),
                       .address = cell(address),
                       .rating = cell(rating),
                       .tags = utf8::printable(cell(tags)),
                       .review = cell(review),
                       .rewatch = is_yes(cell(rewatch))});
  }
  return entries;
}

std::string film_of(const LetterboxdEntry& entry) {
  return entry.name + "\n" + entry.year;
}

ArticleFile article_of(const LetterboxdEntry& entry, std::string_view reviewer) {
  FrontMatter facts;
  facts.text("title", entry.name);
  if (is_year(entry.year)) facts.literal("year", entry.year);
  if (!entry.date.empty()) facts.literal("date", entry.date);
  if (!entry.watched.empty()) facts.literal("watched", entry.watched);
  if (is_plain_number(entry.rating)) facts.literal("rating", entry.rating + "/5");
  if (entry.rewatch) facts.literal("rewatch", "true");
  facts.list("tags", indexer::split(entry.tags, ","));
  if (!reviewer.empty()) facts.text("author", reviewer);
  const bool absolute = entry.address.starts_with("https://") || entry.address.starts_with("http://");
  if (absolute) facts.text("url", entry.address);
  const std::string body = html_to_markdown(entry.review);
  std::string stem = file_stem("", entry.name);
  if (is_year(entry.year)) stem += (stem.empty() ? "" : "-") + entry.year;
  return {entry.date, stem, last_part(entry.address), facts.yaml() + (body.empty() ? "" : "\n") + body};
}

}  // namespace rosebud::importer
