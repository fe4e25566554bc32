// Tables as sites and spreadsheets export them.
#include "catalogue/csv.hh"

#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/cpu_time.hh"

using rosebud::CsvRow;
using rosebud::CsvTable;
using rosebud::read_csv;
using rosebud::testing::cpu_seconds;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells(const CsvTable& table) {
  std::vector<Cells> all;
  for (const CsvRow& row : table.rows) all.push_back(row.cells);
  return all;
}

}  // namespace

TEST_CASE("A table is its header and the rows below it") {
  const CsvTable table = read_csv("Name,Year\nMemories,1995\nParis,\n");
  CHECK(table.header == Cells{"Name", "Year"});
  CHECK(cells(table) == std::vector<Cells>{{"Memories", "1995"}, {"Paris", ""}});
  CHECK(table.problems.empty());
}

TEST_CASE("Quotes hold delimiters, line breaks and doubled quotes, and rows know their line") {
  const CsvTable table =
      read_csv("Name,Review\r\n\"Me, Myself\",\"one\r\ntwo \"\"three\"\"\"\r\n\r\nLast,\"\"\r\n");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Cells{"Me, Myself", "one\ntwo \"three\""});
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].cells == Cells{"Last", ""});
  CHECK(table.rows[1].line == 5);
}

TEST_CASE("Lines end in LF, CRLF or CR, the last one in nothing") {
  const std::vector<Cells> expected{{"1", "2"}, {"3", "4"}};
  for (const std::string end : {"\n", "\r\n", "\r"})
    CHECK(cells(read_csv("a,b" + end + "1,2" + end + "3,4")) == expected);
}

TEST_CASE("The delimiter is the one most frequent in the header unless it is given") {
  CHECK(read_csv("a;b;c\n1,5;2;3\n").header == Cells{"a", "b", "c"});
  CHECK(read_csv("a\tb\n1\t2, 3\n").rows.at(0).cells == Cells{"1", "2, 3"});
  CHECK(read_csv("a|b\n1|2\n").header == Cells{"a", "b"});
  CHECK(read_csv("\"a;b;c\",d\n1,2\n").header == Cells{"a;b;c", "d"});
  CHECK(read_csv("a,b;c\n1;2\n", ';').header == Cells{"a,b", "c"});
  CHECK(read_csv("sep=;\na;b,c,d\n1;2\n").header == Cells{"a", "b,c,d"});
  CHECK(read_csv("name\nonly\n").rows.at(0).cells == Cells{"only"});
}

TEST_CASE("A byte order mark and spaces around the names of columns are no part of them") {
  const CsvTable table = read_csv("\xEF\xBB\xBF Name , Letterboxd URI\nHer,https://boxd.it/1\n");
  CHECK(table.column("name") == 0U);
  CHECK(table.column("LETTERBOXD uri") == 1U);
  CHECK_FALSE(table.column("Year"));
  CHECK(CsvTable::cell(table.rows.at(0), table.column("name")) == "Her");
  CHECK(CsvTable::cell(table.rows.at(0), table.column("Year")).empty());
  CHECK(CsvTable::cell(table.rows.at(0), 7).empty());
}

TEST_CASE("A quote inside a cell is a character, and what follows a closing quote is kept") {
  CHECK(read_csv("a,b\n7\" single,x\n").rows.at(0).cells == Cells{"7\" single", "x"});
  CHECK(read_csv("a,b\n\"x\"y,z\n").rows.at(0).cells == Cells{"xy", "z"});
}

TEST_CASE("A row longer than its header is left out and told of by its line") {
  const CsvTable table = read_csv("a,b\n1,2,3\n4,5,,\n6\n");
  REQUIRE(table.problems.size() == 1);
  CHECK(table.problems[0].line == 2);
  CHECK(table.problems[0].message == "a row of 3 cells under a header of 2");
  CHECK(cells(table) == std::vector<Cells>{{"4", "5"}, {"6"}});
}

TEST_CASE("A quote that never ends is told of with the line that opened it") {
  const CsvTable table = read_csv("a,b\n1,2\n3,\"open\n5,6\n");
  CHECK(cells(table) == std::vector<Cells>{{"1", "2"}});
  REQUIRE(table.problems.size() == 1);
  CHECK(table.problems[0].line == 3);
  CHECK(read_csv("\"a,b\n1,2").problems.size() == 1);
}

TEST_CASE("Lines without any content are no rows") {
  CHECK(read_csv("").header.empty());
  CHECK(read_csv("\n\n").header.empty());
  CHECK(read_csv("a,b\n,\n\"\",\n").rows.empty());
}

TEST_CASE("A file's name says whether it is a table") {
  CHECK(rosebud::is_csv_name("data/titles.CSV"));
  CHECK(rosebud::is_csv_name("titles.tsv"));
  CHECK_FALSE(rosebud::is_csv_name("titles.json"));
  CHECK_FALSE(rosebud::is_csv_name("csv"));
}

TEST_CASE("A hostile table is read in bounded time and space") {
  const double start = cpu_seconds();
  // One row after the other that opens a quote at the end of the one before it.
  std::string quotes = "a,b\n";
  for (int i = 0; i < 300'000; ++i) quotes += "\"\"\"\n";
  CHECK(read_csv(quotes).rows.size() <= 300'000);
  std::string commas = "a\n";
  commas.append(12'000'000, ',');
  CHECK(read_csv(commas).rows.empty());
  CHECK(cpu_seconds() - start < 20);
}
