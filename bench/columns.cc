// columns: what the columns of a database cost to read, write, map and bring up to date.
#include "store/columns.hh"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "bench/command_line.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"
#include "store/reader.hh"

namespace {

namespace store = rosebud::store;
using rosebud::Error;
using rosebud::bench::CommandLine;
using rosebud::bench::read_repeated_measurement;
using rosebud::bench::RepeatedMeasurement;
using store::Columns;

constexpr const char* usage =
    "Usage: columns [OPTION]... DATABASE\n\n"
    "Measures, on the database folder DATABASE (an archive's .rosebud), how long it takes to read its "
    "columns,\n"
    "to write them to a file, to map that file, and to patch them after one article changed. Prints the "
    "median\n"
    "of several runs, and how many bytes each array takes for an article.\n";

double processor_milliseconds() {
  return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

template <typename Work>
void measure(std::string_view what, std::size_t runs, const Work& work) {
  std::vector<double> wall;
  std::vector<double> processor;
  for (std::size_t run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    const double processor_begin = processor_milliseconds();
    work();
    processor.push_back(processor_milliseconds() - processor_begin);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    wall.push_back(taken.count());
  }
  std::ranges::sort(wall);
  std::ranges::sort(processor);
  fmt::print("{:<40}{:10.2f} ms by the clock ({:.2f} to {:.2f}), {:.2f} ms of processor\n", what,
             wall[runs / 2], wall.front(), wall.back(), processor[runs / 2]);
}

// The process's resident memory that is its own, and that is of mapped files, in MB.
std::string resident() {
  std::ifstream status("/proc/self/status");
  std::string line;
  std::string found;
  while (std::getline(status, line)) {
    if (!line.starts_with("RssAnon:") && !line.starts_with("RssFile:")) continue;
    found += fmt::format("{}{} {} MB", found.empty() ? "" : ", ", line.substr(0, 7),
                         std::stoul(line.substr(8)) / 1024);
  }
  return found;
}

void print_sizes(const Columns& columns) {
  const auto articles = static_cast<double>(columns.document_count());
  const auto& arrays = columns.arrays();
  const auto line = [&](std::string_view what, std::size_t bytes) {
    fmt::print("{:<40}{:10.1f} bytes an article\n", what, static_cast<double>(bytes) / articles);
  };
  line("lengths, dates, years, ratings, ranks",
       arrays.lengths.size_bytes() + arrays.dates.size_bytes() + arrays.years.size_bytes() +
           arrays.ratings.size_bytes() + arrays.title_ranks.size_bytes() + arrays.tie_ranks.size_bytes());
  line("rows", arrays.row_offsets.size_bytes() + arrays.row_ids.size_bytes());
  line("values: counts, keys, labels", arrays.article_counts.size_bytes() + arrays.key_offsets.size_bytes() +
                                           arrays.keys.size_bytes() + arrays.label_offsets.size_bytes() +
                                           arrays.labels.size_bytes());
  line("cards", arrays.card_offsets.size_bytes() + arrays.cards.size_bytes());
  line("in all", columns.bytes());
}

// What a page of ten hits costs that shows hits from all over the archive.
void show_page(const Columns& columns, std::size_t& bytes) {
  for (Xapian::docid i = 1; i <= 10; ++i) {
    const Xapian::docid id = std::max<Xapian::docid>(1, columns.last_docid() / 10 * i);
    bytes += columns.record(id).values.size();
  }
}

void run(const RepeatedMeasurement& settings) {
  const store::Reader reader{store::DatabaseFolder(settings.operand)};
  const auto& database = reader.database();
  const auto& table = reader.stamp().fields;
  const rosebud::bench::TemporaryFolder folder("columns");
  const auto file = folder.path() / "columns";
  std::shared_ptr<const Columns> columns;
  measure("read from the database", settings.runs, [&] { columns = Columns::read(database, table); });
  if (columns->document_count() == 0) throw Error("the database holds no articles");
  fmt::print("{} articles, {} values; resident: {}\n", columns->document_count(), columns->value_count(),
             resident());
  measure("write the file", settings.runs, [&] { columns->write(file, reader.identity()); });
  measure("map and check the file", settings.runs,
          [&] { columns = Columns::open(file, reader.identity(), table); });
  if (!columns) throw Error("the file that was written cannot be read");
  fmt::print("resident: {}\n", resident());
  const std::vector<Xapian::docid> changed{columns->last_docid() / 2 + 1};
  measure("patch one article", settings.runs, [&] { Columns::patched(*columns, database, table, changed); });
  std::size_t shown = 0;
  measure("what ten hits show", settings.runs, [&] { show_page(*columns, shown); });
  print_sizes(*columns);
}

}  // namespace

int main(int argc, char** argv) {
  return rosebud::bench::run_program("columns", [&] {
    CommandLine line{"columns", usage, "DATABASE"};
    if (const auto settings = read_repeated_measurement(line, argc, argv)) run(*settings);
  });
}
