// generate_archive: an archive of any size, with text that behaves like text.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/archive_writer.hh"
#include "bench/article.hh"
#include "bench/command_line.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
using rosebud::Error;
using rosebud::bench::CommandLine;
using rosebud::bench::read_command_line;

constexpr const char* usage =
    "Usage: generate_archive --articles N [--seed S] [--words MIN-MAX] FOLDER\n\n"
    "Writes N reviews as Markdown with front matter below FOLDER, in subfolders by year and month. The text "
    "follows\n"
    "Zipf's law, its words inflect, and so do credits repeat: 5,000 directors, 8,000 writers. The same seed "
    "makes\n"
    "the same archive, and a smaller archive of a seed is the beginning of a larger one.\n"
    "A million articles take about 5 GB, of --words 60-180 about 1 GB.\n";

// No disk holds more, and file names stay short.
constexpr std::int64_t most_articles = 100'000'000;

struct Arguments {
  std::int64_t articles = 0;
  std::uint64_t seed = 1;
  rosebud::bench::ArticleLength words;
  std::string folder;
};

std::optional<Arguments> parse_command_line(int argc, char** argv) {
  Arguments arguments;
  CommandLine line{"generate_archive", usage, "FOLDER"};
  line.options.add_options()("articles", po::value(&arguments.articles)->value_name("N"),
                             "how many articles, such as 10000")(
      "seed", po::value(&arguments.seed)->value_name("S"), "which archive of that size (1 unless told)")(
      "words", po::value<std::string>()->value_name("MIN-MAX"),
      "how long articles are (100-1500 unless told)");
  const auto values = read_command_line(line, argc, argv);
  if (!values) return std::nullopt;
  const std::string hint = "see generate_archive --help";
  if (!values->contains("articles")) throw Error("how many articles? --articles is missing", hint);
  if (arguments.articles < 1 || arguments.articles > most_articles) {
    throw Error(fmt::format("--articles {}: from 1 to {}", arguments.articles, most_articles), hint);
  }
  if (values->contains("words"))
    arguments.words = rosebud::bench::parse_length((*values)["words"].as<std::string>());
  arguments.folder = (*values)["FOLDER"].as<std::string>();
  return arguments;
}

// Stops before the disk is full rather than when it is.
void check_space(const Arguments& arguments) {
  // An article of average length, the directory entry and inode that it takes, and the rest of its last
  // block.
  const auto words = static_cast<std::uintmax_t>(arguments.words.fewest + arguments.words.most) / 2;
  const std::uintmax_t bytes_each = 3'000 + words * 6;
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
  const rosebud::bench::ArticleGenerator generator(arguments.seed, arguments.words);
  for (std::int64_t i = 0; i < arguments.articles; ++i) {
    const rosebud::bench::GeneratedArticle article = generator.make(static_cast<std::uint64_t>(i));
    archive.write(article.folder, article.name, article.text);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("{} articles, {:.1f} MB in {}, {:.1f} s\n", archive.files(),
             static_cast<double>(archive.bytes()) / 1e6, arguments.folder, seconds.count());
}

}  // namespace

int main(int argc, char** argv) {
  return rosebud::bench::run_program("generate_archive", [&] {
    if (const auto arguments = parse_command_line(argc, argv)) write_archive(*arguments);
  });
}
