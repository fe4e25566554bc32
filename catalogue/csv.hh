// Tables as spreadsheets and sites export them: CSV by RFC 4180, and what programs make of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

struct CsvRow {
  std::size_t line = 0;            // where the row begins; a cell may hold line breaks
  std::vector<std::string> cells;  // as many as the header has columns, or fewer
};

struct CsvProblem {
  std::size_t line = 0;
  std::string message;
};

struct CsvTable {
  std::vector<std::string> header;  // the names in the first row, without surrounding spaces
  std::vector<CsvRow> rows;
  std::vector<CsvProblem> problems;  // rows that could not be read as they stand

  // The column of this name, whatever the case of its ASCII letters.
  std::optional<std::size_t> column(std::string_view name) const;

  // What a row holds in a column; empty where the row is short or there is no such column.
  static std::string_view cell(const CsvRow& row, std::optional<std::size_t> column);
};

// Whether a file's name says that it is a table: `.csv`, `.tsv`.
bool is_csv_name(std::string_view name);

// Reads `text`, which is UTF-8. A byte order mark is skipped, empty lines are too; lines end in LF, CRLF or
// CR; quotes may hold delimiters, line breaks and doubled quotes. Without a `delimiter` (comma, semicolon,
// tab or bar) it is the one most frequent in the header. Never throws: a row with more cells than the header
// is left out and told of, as are a quote that never ends and a table of more than ten million cells.
CsvTable read_csv(std::string_view text, std::optional<char> delimiter = std::nullopt);

}  // namespace rosebud
