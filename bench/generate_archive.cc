// generate_archive: an archive of any size, with text that behaves like text.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/archive_writer.hh"
#include "bench/article.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
using rosebud::Error;

constexpr const char* usage =
    "Usage: generate_archive --articles N [--seed S] FOLDER\n\n"
    "Writes N reviews as Markdown with front matter below FOLDER, in subfolders by year and month. The text "
    "follows\n"
    "Zipf's law, its words inflect, and so do credits repeat: 5,000 directors, 8,000 writers. The same seed "
    "makes\n"
    "the same archive, and a smaller archive of a seed is the beginning of a larger one.\n"
    "A million articles take about 5 GB.\n";

// No disk holds more, and file names stay short.
constexpr std::int64_t most_articles = 100'000'000;

struct Arguments {
  std::int64_t articles = 0;
  std::uint64_t seed = 1;
  std::string folder;
};

std::optional<Arguments> parse_command_line(int argc, char** argv) {
  Arguments arguments;
  po::options_description options("Options");
  options.add_options()("help,h", "show this")("articles", po::value(&arguments.articles)->value_name("N"),
                                               "how many articles, such as 10000")(
      "seed", po::value(&arguments.seed)->value_name("S"), "which archive of that size (1 unless told)");
  po::options_description all;
  all.add(options).add_options()("folder", po::value(&arguments.folder));
  po::positional_options_description positions;
  positions.add("folder", 1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positions)
                .style(po::command_line_style::default_style & ~po::command_line_style::allow_guessing)
                .run(),
            values);
  if (values.contains("help")) {
    std::cout << usage << '\n' << options;
    return std::nullopt;
  }
  po::notify(values);
  const std::string hint = "see generate_archive --help";
  if (!values.contains("articles")) throw Error("how many articles? --articles is missing", hint);
  if (arguments.articles < 1 || arguments.articles > most_articles) {
    throw Error(fmt::format("--articles {}: from 1 to {}", arguments.articles, most_articles), hint);
  }
  if (arguments.folder.empty()) throw Error("no folder to write to", hint);
  return arguments;
}

// Stops before the disk is full rather than when it is.
void check_space(const Arguments& arguments) {
  // An article and the directory entry and inode that it takes.
  constexpr std::uintmax_t bytes_each = 7'000;
  const std::uintmax_t needed = static_cast<std::uintmax_t>(arguments.articles) * bytes_each;
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(arguments.folder, error);
  if (error || space.available >= needed) return;
  throw Error(fmt::format("{} articles take about {:.1f} GB; {} has {:.1f} GB left", arguments.articles,
                          static_cast<double>(needed) / 1e9, arguments.folder,
                          static_cast<double>(space.available) / 1e9));
}

void write_archive(const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  rosebud::bench::ArchiveWriter archive(arguments.folder);
  check_space(arguments);
  const rosebud::bench::ArticleGenerator generator(arguments.seed);
  for (std::int64_t i = 0; i < arguments.articles; ++i) {
    const rosebud::bench::GeneratedArticle article = generator.make(static_cast<std::uint64_t>(i));
    archive.write(article.folder, article.name, article.text);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("{} articles, {:.1f} MB in {}, {:.1f} s\n", archive.files(),
             static_cast<double>(archive.bytes()) / 1e6, arguments.folder, seconds.count());
}

}  // namespace

int main(int argc, char** argv) try {
  if (const std::optional<Arguments> arguments = parse_command_line(argc, argv)) write_archive(*arguments);
  return 0;
} catch (const Error& error) {
  fmt::print(stderr, "generate_archive: {}\n", error.what());
  if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
  return static_cast<int>(error.status());
} catch (const std::exception& error) {
  fmt::print(stderr, "generate_archive: {}\n  see generate_archive --help\n", error.what());
  return 2;
}
