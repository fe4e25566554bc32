#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "cli/answer.hh"
#include "cli/bars.hh"
#include "cli/run.hh"
#include "cli/stats.hh"
#include "cli/stats_svg.hh"
#include "cli/stats_view.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace fs = std::filesystem;
namespace {

// The folder of the archive, which holds its database unless that was named.
std::string title_of(const Arguments& arguments, const fs::path& database) {
  if (const auto title = arguments.value("title")) return *title;
  const fs::path whole = fs::absolute(database).lexically_normal();
  const fs::path folder = whole.filename().empty() ? whole.parent_path() : whole;
  const fs::path archive = folder.filename() == ".rosebud" ? folder.parent_path() : folder;
  return archive.filename().string();
}

void write_file(const std::string& name, const std::string& content) {
  std::ofstream file(name, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) throw system_error(fmt::format("cannot write {}", name), errno);
}

std::size_t most_bins(const Arguments& arguments, const Terminal& terminal) {
  const bool is_drawn = !arguments.has("svg") && !arguments.has("json");
  return is_drawn ? histogram_columns(terminal) : svg_bins;
}

}  // namespace

ExitStatus run_stats(const Arguments& arguments) {
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  const fs::path database = database_to_read(arguments);
  searcher::Searcher searcher{store::DatabaseFolder(database)};
  const Stats stats = stats_of(searcher, title_of(arguments, database), most_bins(arguments, terminal));
  if (const auto file = arguments.value("svg")) write_file(*file, stats_svg(stats));
  if (arguments.has("svg") && !arguments.has("json")) return ExitStatus::success;
  const std::string output = arguments.has("json")
                                 ? server::stats_to_json(stats.request, stats.results, stats.words)
                                 : stats_view(stats, terminal);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return ExitStatus::success;
}

}  // namespace rosebud::cli
