// wikimovies_archive: JSON lines on standard input become an archive of Markdown articles.
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>
#include <string>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/archive_writer.hh"
#include "bench/wikimovies.hh"
#include "catalogue/error.hh"

namespace {

namespace po = boost::program_options;
using rosebud::Error;

constexpr const char* usage =
    "Usage: zcat wikimovies.jsonl.gz | wikimovies_archive FOLDER\n\n"
    "Reads films from standard input, one JSON object per line (title, year, cast, genres, extract), and "
    "writes\n"
    "each as a Markdown article with front matter below FOLDER, in a subfolder for its decade.\n";

// The folder to write to; none when only help was asked for.
std::optional<std::string> parse_command_line(int argc, char** argv) {
  po::options_description options("Options");
  options.add_options()("help,h", "show this");
  po::options_description all;
  all.add(options).add_options()("folder", po::value<std::string>());
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
  if (!values.contains("folder")) throw Error("no folder to write to", "see wikimovies_archive --help");
  return values["folder"].as<std::string>();
}

void write_archive(const std::string& folder) {
  rosebud::bench::ArchiveWriter archive(folder);
  rosebud::bench::FilmPaths paths;
  std::string line;
  for (std::uint64_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.empty()) continue;
    try {
      const rosebud::bench::Film film = rosebud::bench::read_film(line);
      const rosebud::bench::FilmPath path = paths.next(film);
      archive.write(path.folder, path.name, film_article(film));
    } catch (const Error& error) {
      throw Error(fmt::format("line {}: {}", number, error.message()), std::string(error.hint()));
    }
  }
  if (archive.files() == 0)
    throw Error("there was no film on standard input", "zcat FILE | wikimovies_archive FOLDER");
  fmt::print("{} films, {:.1f} MB in {}\n", archive.files(), static_cast<double>(archive.bytes()) / 1e6,
             folder);
}

}  // namespace

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  if (const std::optional<std::string> folder = parse_command_line(argc, argv)) write_archive(*folder);
  return 0;
} catch (const Error& error) {
  fmt::print(stderr, "wikimovies_archive: {}\n", error.what());
  if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
  return static_cast<int>(error.status());
} catch (const std::exception& error) {
  fmt::print(stderr, "wikimovies_archive: {}\n  see wikimovies_archive --help\n", error.what());
  return 2;
}
