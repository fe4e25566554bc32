#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/run.hh"
#include "cli/search_request.hh"
#include "cli/search_view.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace {

// To standard error, so that what is piped on stays clean.
void print_notices(const SearchResults& results) {
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  for (const Notice& notice : results.notices) {
    fmt::print(stderr, "{}: {}\n", dim(terminal, "note"), utf8::printable(notice.message));
  }
}

struct Answered {
  SearchRequest request;
  SearchResults results;
};

Answered answer(const Arguments& arguments, searcher::Searcher& searcher) {
  for (;;) {
    const FieldTable fields = searcher.fields();
    SearchRequest request = request_of(arguments, fields);
    SearchResults results = searcher.search(request);
    // Else another process changed what the archive declares in between, and names are to be read again.
    if (results.fields == fields) return {std::move(request), std::move(results)};
  }
}

}  // namespace

std::filesystem::path database_to_read(const Arguments& arguments) {
  if (const auto named = arguments.value("db")) return *named;
  if (const char* variable = std::getenv("ROSEBUD_DB"); variable != nullptr && *variable != '\0')
    return variable;
  if (const auto found = store::find_upwards(std::filesystem::current_path())) return *found;
  throw Error(
      "there is no .rosebud in this folder or above it",
      "Run `rosebud index FOLDER` first, then search from inside FOLDER, or name the database with --db.");
}

ExitStatus run_search(const Arguments& arguments) {
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const auto [request, results] = answer(arguments, searcher);
  const std::string output =
      arguments.has("json") ? server::to_json(request, results) : search_view(request, results, terminal);
  if (!arguments.has("json")) print_notices(results);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return results.total > 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
