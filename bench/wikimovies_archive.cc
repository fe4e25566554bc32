// wikimovies_archive: JSON lines on standard input become an archive of Markdown articles.
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "bench/archive_writer.hh"
#include "bench/command_line.hh"
#include "bench/wikimovies.hh"
#include "catalogue/error.hh"

namespace {

using rosebud::Error;

constexpr const char* usage =
    "Usage: zcat wikimovies.jsonl.gz | wikimovies_archive FOLDER\n\n"
    "Reads films from standard input, one JSON object per line (title, year, cast, genres, extract), and "
    "writes\n"
    "each as a Markdown article with front matter below FOLDER, in a subfolder for its decade.\n";

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

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return rosebud::bench::run_program("wikimovies_archive", [&] {
    rosebud::bench::CommandLine line{"wikimovies_archive", usage, "FOLDER"};
    const auto values = rosebud::bench::read_command_line(line, argc, argv);
    if (values) write_archive((*values)["FOLDER"].as<std::string>());
  });
}
