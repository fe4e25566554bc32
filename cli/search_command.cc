#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/run.hh"
#include "cli/search_view.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace {

std::string query_text(const Arguments& arguments) {
  std::string text;
  for (const std::string& word : arguments.positional()) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<FacetRequest> facets_in(const std::string& list) {
  std::vector<FacetRequest> facets;
  for (std::size_t at = 0; at <= list.size();) {
    const auto end = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, end - at);
    at = end + 1;
    if (name.empty()) continue;
    const auto id = field_named(name);
    if (!id || !field(*id).facet) {
      throw Error(fmt::format("there is no facet called \"{}\"", name), "`rosebud fields` lists them.");
    }
    const bool repeated = std::ranges::find(facets, *id, &FacetRequest::field) != facets.end();
    if (!repeated) facets.push_back({*id});
  }
  return facets;
}

SearchRequest request_of(const Arguments& arguments) {
  SearchRequest request;
  request.text = query_text(arguments);
  for (const FieldId id : {FieldId::director, FieldId::writer}) {
    for (const std::string& value : arguments.values(field(id).name)) request.chosen[id].insert(value);
  }
  for (const std::string& value : arguments.values("year")) {
    const auto range = parse_number_range(value);
    if (!range) {
      throw Error(fmt::format("--year takes a year or a range of years, not \"{}\"", value),
                  "For example --year 1995, --year 1990..1999, --year ..1960");
    }
    request.ranges[FieldId::year].insert(*range);
  }
  if (const auto sort = arguments.value("sort")) {
    request.sort = sort_named(*sort);
    if (!request.sort) {
      throw Error(fmt::format("there is no order called \"{}\"", *sort),
                  "--sort takes relevance, date, year, rating or title.");
    }
  }
  request.limit = arguments.number("limit", 1, max_limit).value_or(request.limit);
  request.page = arguments.number("page", 1, max_page).value_or(request.page);
  if (!arguments.has("no-facets")) {
    const auto list = arguments.value("facets");
    request.facets = list ? facets_in(*list) : default_facets();
  }
  return request;
}

// To standard error, so that what is piped on stays clean.
void print_notices(const SearchResults& results) {
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  for (const Notice& notice : results.notices) {
    fmt::print(stderr, "{}: {}\n", dim(terminal, "note"), utf8::printable(notice.message));
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
  const SearchRequest request = request_of(arguments);
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const SearchResults results = searcher.search(request);
  const std::string output =
      arguments.has("json") ? server::to_json(request, results) : search_view(request, results, terminal);
  if (!arguments.has("json")) print_notices(results);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return results.total > 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
