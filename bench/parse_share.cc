// parse_share: how much of indexing an archive is reading and understanding its articles.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "bench/command_line.hh"
#include "bench/cpu_time.hh"
#include "bench/temporary_folder.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/index_archive.hh"
#include "indexer/source_file.hh"

namespace {

using rosebud::bench::CommandLine;
using rosebud::bench::read_repeated_measurement;
using rosebud::bench::RepeatedMeasurement;

constexpr const char* usage =
    "Usage: parse_share [OPTION]... ARCHIVE\n\n"
    "Measures the processor time of finding, reading and parsing the articles of ARCHIVE, with and without\n"
    "credits in prose, and of indexing it into a new database, which is removed again. Prints the medians "
    "and\n"
    "the share that reading and parsing have.\n";

// Of all threads.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double median(std::vector<double> seconds) {
  return rosebud::bench::quantile(std::move(seconds), 0.5);
}

template <typename Work>
double measured(const Work& work) {
  const double begin = processor_seconds();
  work();
  return processor_seconds() - begin;
}

std::size_t parse(const RepeatedMeasurement& settings, bool infer) {
  std::size_t articles = 0;
  const rosebud::indexer::ReadOptions reading{.infer = infer};
  for (const auto& file : rosebud::indexer::scan(settings.operand).files) {
    const auto source = rosebud::indexer::read_source(settings.operand, file);
    const auto* read = std::get_if<rosebud::indexer::SourceFile>(&source);
    if (read == nullptr) continue;
    articles += rosebud::indexer::read_article(file.path, read->bytes, reading).article ? 1U : 0U;
  }
  return articles;
}

void index(const RepeatedMeasurement& settings, const std::filesystem::path& database) {
  rosebud::indexer::IndexOptions options;
  options.archive = settings.operand;
  options.database = database;
  rosebud::indexer::index_archive(options);
}

void measure(const RepeatedMeasurement& settings) {
  const rosebud::bench::TemporaryFolder folder("parse-share");
  std::vector<double> parsing;
  std::vector<double> inferring;
  std::vector<double> indexing;
  const std::size_t articles = parse(settings, true);  // warms the page cache
  for (std::size_t run = 0; run < settings.runs; ++run) {
    parsing.push_back(measured([&] { parse(settings, false); }));
    inferring.push_back(measured([&] { parse(settings, true); }));
    indexing.push_back(measured([&] { index(settings, folder.path() / fmt::format("{}", run)); }));
    std::filesystem::remove_all(folder.path() / fmt::format("{}", run));
  }
  const double whole = median(indexing);
  const auto line = [whole](const char* what, const std::vector<double>& seconds) {
    const auto [least, most] = std::ranges::minmax(seconds);
    fmt::print("{:<32}{:8.2f} s  ({:.2f} to {:.2f}){:7.1f} %\n", what, median(seconds), least, most,
               median(seconds) / whole * 100);
  };
  fmt::print("{} articles, processor time, median of {} runs\n\n", articles, settings.runs);
  line("reading and parsing", parsing);
  line("the same with credits in prose", inferring);
  line("indexing", indexing);
}

}  // namespace

int main(int argc, char** argv) {
  return rosebud::bench::run_program("parse_share", [&] {
    CommandLine line{"parse_share", usage, "ARCHIVE"};
    if (const auto settings = read_repeated_measurement(line, argc, argv)) measure(*settings);
  });
}
