#include "indexer/site/csv.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

// Of the separators in the first line outside quotes, the most frequent.
char separator_of(std::string_view text) {
  constexpr std::array<char, 3> separators{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += c == separators[i] ? 1U : 0U;
  }
  return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text), separator_(separator_of(text)) {}

  bool at_end() const { return rest_.empty(); }
  bool unterminated() const { return unterminated_; }

  Row take_row() {
    Row row;
    row.line = line_;
    for (bool more = true; more;) {
      row.cells.push_back(take_cell());
      more = rest_.starts_with(separator_);
      if (!rest_.empty()) rest_.remove_prefix(1);
    }
    ++line_;
    return row;
  }

 private:
  // Up to the separator or line break behind the cell, which stay.
  std::string take_cell() {
    std::string cell;
    if (rest_.starts_with('"')) cell = take_quoted();
    const std::array<char, 3> ends{separator_, '\n', '\0'};
    const auto end = std::min(rest_.find_first_of(ends.data()), rest_.size());
    cell.append(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (cell.ends_with('\r')) cell.pop_back();
    return cell;
  }

  std::string take_quoted() {
    std::string cell;
    rest_.remove_prefix(1);
    for (;;) {
      const auto quote = rest_.find('"');
      const std::string_view part = rest_.substr(0, quote);
      cell.append(part);
      line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
      if (quote == std::string_view::npos) {
        unterminated_ = true;
        rest_ = {};
        return cell;
      }
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) return cell;
      cell += '"';
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
  bool unterminated_ = false;
};

Node map_of(const std::vector<std::string>& header, const Row& row) {
  Node map;
  map.kind = Node::Kind::map;
  map.line = row.line;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    Node cell;
    cell.line = row.line;
    cell.scalar = trimmed(row.cells[i]);
    cell.kind = cell.scalar.empty() ? Node::Kind::null : Node::Kind::scalar;
    map.entries.push_back({header[i], std::move(cell)});
  }
  return map;
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

}  // namespace

CsvTable read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvTable table;
  CsvReader reader(text);
  if (reader.at_end()) return table;
  std::vector<std::string> header = reader.take_row().cells;
  for (std::string& name : header) name = trimmed(name);
  while (!reader.at_end()) {
    const Row row = reader.take_row();
    if (reader.unterminated()) {
      table.problems.push_back({row.line, "a quote is opened in this row and never closed"});
      break;
    }
    if (is_blank(row)) continue;
    if (row.cells.size() > header.size()) {
      table.problems.push_back(
          {row.line, fmt::format("the row has {} cells, the header {}", row.cells.size(), header.size())});
      continue;
    }
    table.rows.push_back(map_of(header, row));
  }
  return table;
}

}  // namespace rosebud::indexer
