// A row of Letterboxd's reviews, diary or ratings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/csv.hh"
#include "importer/output_folder.hh"

namespace rosebud::importer {

struct LetterboxdEntry {
  std::size_t line = 0;
  std::string name;
  std::string year;
  std::string date;     // when it was written
  std::string watched;  // may be empty
  std::string address;
  std::string rating;  // of five, "4.5"; may be empty
  std::string tags;    // separated by commas
  std::string review;  // HTML of a few tags
  bool rewatch = false;
};

// The rows of a table, by the names of its columns, whatever their order.
std::vector<LetterboxdEntry> read_entries(const CsvTable& table);

// The film, as a key: the same in all tables.
std::string film_of(const LetterboxdEntry& entry);

// The entry as an article by `reviewer`, who may be unknown.
ArticleFile article_of(const LetterboxdEntry& entry, std::string_view reviewer);

}  // namespace rosebud::importer
