// Tables of comma-separated values, as spreadsheets and data exports write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/node.hh"

namespace rosebud::indexer {

struct CsvProblem {
  std::size_t line = 0;  // from 1
  std::string message;
};

struct CsvTable {
  std::vector<Node> rows;  // a map for each row, by the header's names; empty cells are null
  std::vector<CsvProblem> problems;
};

// Reads `text` by RFC 4180: a header, then rows; cells in double quotes may hold separators, line breaks and
// doubled quotes. Commas, semicolons and tabs separate, whichever the header has most of. A row with more
// cells than the header has names is a problem and left out; one with fewer lacks the last.
CsvTable read_csv(std::string_view text);

}  // namespace rosebud::indexer
