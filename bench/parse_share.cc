// parse_share: how much of indexing an archive is reading and understanding its articles.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <sys/resource.h>

#include "bench/command_line.hh"
#include "bench/temporary_folder.hh"
#include "catalogue/error.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/read_article.hh"
#include "indexer/index_archive.hh"
#include "indexer/source_file.hh"

namespace {

namespace po = boost::program_options;
using rosebud::Error;
using rosebud::bench::CommandLine;
using rosebud::bench::read_command_line;

constexpr const char* usage =
    "Usage: parse_share [OPTION]... ARCHIVE\n\n"
    "Measures the processor time of finding, reading and parsing the articles of ARCHIVE, with and without\n"
    "credits in prose, and of indexing it into a new database, which is removed again. Prints the medians "
    "and\n"
    "the share that reading and parsing have.\n";

struct Settings {
  std::filesystem::path archive;
  std::size_t runs = 5;
};

std::optional<Settings> parse_command_line(int argc, char** argv) {
  Settings settings;
  CommandLine line{"parse_share", usage, "ARCHIVE"};
  line.options.add_options()("runs", po::value(&settings.runs)->default_value(settings.runs),
                             "how often to measure");
  const auto values = read_command_line(line, argc, argv);
  if (!values) return std::nullopt;
  if (settings.runs == 0) throw Error("at least one run is needed", "see parse_share --help");
  settings.archive = (*values)["ARCHIVE"].as<std::string>();
  return settings;
}

// Of all threads, in user and system mode.
double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double median(std::vector<double> seconds) {
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

template <typename Work>
double measured(const Work& work) {
  const double begin = processor_seconds();
  work();
  return processor_seconds() - begin;
}

std::size_t parse(const Settings& settings, bool infer) {
  std::size_t articles = 0;
  const rosebud::indexer::ReadOptions reading{.infer = infer};
  for (const auto& file : rosebud::indexer::scan(settings.archive).files) {
    const auto source = rosebud::indexer::read_source(settings.archive, file);
    const auto* read = std::get_if<rosebud::indexer::SourceFile>(&source);
    if (read == nullptr) continue;
    articles += rosebud::indexer::read_article(file.path, read->bytes, reading).article ? 1U : 0U;
  }
  return articles;
}

void index(const Settings& settings, const std::filesystem::path& database) {
  rosebud::indexer::IndexOptions options;
  options.archive = settings.archive;
  options.database = database;
  rosebud::indexer::index_archive(options);
}

void measure(const Settings& settings) {
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
    if (const auto settings = parse_command_line(argc, argv)) measure(*settings);
  });
}
