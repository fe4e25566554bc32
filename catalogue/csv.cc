#include "catalogue/csv.hh"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"

namespace rosebud {

namespace {

constexpr std::size_t most_cells = 10'000'000;
constexpr std::array<char, 4> known_delimiters{',', ';', '\t', '|'};

std::string_view without_spaces(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

// Which delimiter stands most often in the first line that is not empty, outside its quotes.
char detect_delimiter(std::string_view text) {
  std::array<std::size_t, known_delimiters.size()> counts{};
  bool quoted = false;
  bool anything = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (anything) break;
      continue;
    }
    anything = true;
    const auto found = std::ranges::find(known_delimiters, c);
    if (found != known_delimiters.end())
      ++counts.at(static_cast<std::size_t>(found - known_delimiters.begin()));
  }
  const auto most = std::ranges::max_element(counts);
  return known_delimiters.at(static_cast<std::size_t>(most - counts.begin()));
}

// Reads one row after the other and counts the lines.
class RowReader {
 public:
  RowReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // The next row that is not an empty line; false at the end.
  bool next(CsvRow& row);

  // The line on which the last row opened a quote that nothing closes; 0 if it did not.
  std::size_t open_quote() const { return open_quote_; }

 private:
  bool at_end() const { return offset_ >= text_.size(); }
  bool at_line_end() const { return !at_end() && (text_[offset_] == '\n' || text_[offset_] == '\r'); }
  void skip_line_end();
  std::string read_cell();
  void read_quoted(std::string& cell);

  std::string_view text_;
  char delimiter_;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
  std::size_t open_quote_ = 0;
};

bool RowReader::next(CsvRow& row) {
  while (at_line_end()) skip_line_end();
  if (at_end()) return false;
  row.line = line_;
  row.cells.clear();
  row.cells.push_back(read_cell());
  while (!at_end() && text_[offset_] == delimiter_) {
    ++offset_;
    row.cells.push_back(read_cell());
  }
  if (at_line_end()) skip_line_end();
  return true;
}

void RowReader::skip_line_end() {
  const bool pair = text_.substr(offset_).starts_with("\r\n");
  offset_ += pair ? 2 : 1;
  ++line_;
}

// A quote opens a cell only at its beginning; elsewhere it is a character like others (`7" single`). What
// stands between a closing quote and the delimiter is kept: it is not for us to lose it.
std::string RowReader::read_cell() {
  std::string cell;
  if (!at_end() && text_[offset_] == '"') read_quoted(cell);
  const std::size_t begin = offset_;
  while (!at_end() && text_[offset_] != delimiter_ && !at_line_end()) ++offset_;
  cell += text_.substr(begin, offset_ - begin);
  return cell;
}

void RowReader::read_quoted(std::string& cell) {
  const std::size_t opened = line_;
  for (++offset_; !at_end();) {
    const std::size_t begin = offset_;
    while (!at_end() && text_[offset_] != '"' && !at_line_end()) ++offset_;
    cell += text_.substr(begin, offset_ - begin);
    if (at_line_end()) {
      skip_line_end();
      cell += '\n';
    } else if (text_.substr(offset_).starts_with(R"("")")) {
      offset_ += 2;
      cell += '"';
    } else if (!at_end()) {
      ++offset_;
      return;
    }
  }
  open_quote_ = opened;
}

// Spreadsheets write `sep=;` above a table to say what separates its cells.
std::optional<char> declared_delimiter(std::string_view& text) {
  constexpr std::string_view marker = "sep=";
  if (text.size() <= marker.size() || !equal_ignoring_case(text.substr(0, marker.size()), marker)) return {};
  const char delimiter = text[marker.size()];
  const std::size_t line_end = text.find_first_of("\r\n");
  if (line_end != marker.size() + 1) return {};
  text.remove_prefix(line_end);
  return delimiter;
}

bool all_empty(const CsvRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
}

void add_row(CsvTable& table, CsvRow&& row) {
  const std::size_t columns = table.header.size();
  while (row.cells.size() > columns && row.cells.back().empty()) row.cells.pop_back();
  if (row.cells.size() > columns) {
    table.problems.push_back(
        {row.line, fmt::format("a row of {} cells under a header of {}", row.cells.size(), columns)});
    return;
  }
  if (!all_empty(row)) table.rows.push_back(std::move(row));
}

void read_rows(CsvTable& table, RowReader& reader) {
  std::size_t cells = 0;
  for (CsvRow row; reader.next(row); row = {}) {
    cells += row.cells.size();
    if (cells > most_cells) {
      table.problems.push_back(
          {row.line, "the table has more than ten million cells; what follows was not read"});
      return;
    }
    const std::size_t line = row.line;
    if (reader.open_quote() == 0) {
      add_row(table, std::move(row));
    } else {
      table.problems.push_back(
          {line, fmt::format("the quote opened on line {} never ends", reader.open_quote())});
    }
  }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found =
      std::ranges::find_if(header, [&](const std::string& own) { return equal_ignoring_case(own, name); });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string_view CsvTable::cell(const CsvRow& row, std::optional<std::size_t> column) {
  return column && *column < row.cells.size() ? std::string_view(row.cells[*column]) : std::string_view();
}

bool is_csv_name(std::string_view name) {
  if (name.size() < 4) return false;
  const std::string_view ending = name.substr(name.size() - 4);
  return equal_ignoring_case(ending, ".csv") || equal_ignoring_case(ending, ".tsv");
}

CsvTable read_csv(std::string_view text, std::optional<char> delimiter) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::optional<char> declared = declared_delimiter(text);
  if (!delimiter) delimiter = declared ? *declared : detect_delimiter(text);
  RowReader reader(text, *delimiter);
  CsvTable table;
  CsvRow header;
  if (!reader.next(header)) return table;
  if (reader.open_quote() != 0) {
    table.problems.push_back({header.line, "a quote in the header never ends"});
    return table;
  }
  for (const std::string& name : header.cells) table.header.emplace_back(without_spaces(name));
  read_rows(table, reader);
  return table;
}

}  // namespace rosebud
