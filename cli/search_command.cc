#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include "cli/answer.hh"
#include "cli/bars.hh"
#include "cli/command_text.hh"
#include "cli/run.hh"
#include "cli/search_request.hh"
#include "cli/search_view.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace {

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
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
  const bool json = arguments.has("json");
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const auto [request, results] = answer(searcher, [&](const FieldTable& fields) {
    SearchRequest asked = request_of(arguments, fields);
    if (!json) fit_bins(asked, histogram_columns(terminal));
    return asked;
  });
  if (json) {
    print(server::to_json(request, results));
  } else {
    const SearchRequest asked = request_of(arguments, results.fields);
    const Question question{asked, results.fields, arguments.value("db").value_or(""),
                            arguments.has("facets")};
    print_notices(results);
    print(search_view(question, results, terminal));
  }
  return results.total > 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
