#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "catalogue/facet_list.hh"
#include "catalogue/in_quotes.hh"
#include "catalogue/utf8.hh"
#include "cli/answer.hh"
#include "cli/bars.hh"
#include "cli/choices.hh"
#include "cli/command_text.hh"
#include "cli/facet_view.hh"
#include "cli/run.hh"
#include "cli/search_request.hh"
#include "cli/terminal.hh"
#include "cli/wrapping.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace {

// Those that are named, else every one.
std::vector<FacetRequest> facets_named(const Arguments& arguments, const FieldTable& fields) {
  if (arguments.positional().empty()) return every_facet(fields);
  std::string list;
  for (const std::string& name : arguments.positional()) list += (list.empty() ? "" : ",") + name;
  FacetRequest usual;
  usual.limit = all_values;
  return facets_in(list, fields, usual);
}

FacetOrder order_of(const std::string& name) {
  const auto order = order_named(name);
  if (!order) {
    throw Error(fmt::format("there is no order of values called {}", in_quotes(name)),
                "--sort takes count or value.");
  }
  return *order;
}

SearchRequest facets_request(const Arguments& arguments, const FieldTable& fields) {
  SearchRequest request;
  request.text = arguments.value("query").value_or("");
  request.limit = 0;
  take_refinements(request, arguments, fields);
  request.facets = facets_named(arguments, fields);
  const auto sort = arguments.value("sort");
  const auto limit = arguments.number("limit", 1, all_values);
  const auto matching = arguments.value("matching");
  for (FacetRequest& facet : request.facets) {
    if (sort) facet.order = order_of(*sort);
    if (limit) facet.limit = *limit;
    if (matching) facet.matching = *matching;
  }
  take_bins(request, arguments);
  request.time_limit = time_limit_of(arguments);
  return request;
}

bool has_values(const Facet& facet) {
  return !facet.values.empty() || !facet.bins.empty();
}

std::string heading(const Question& question, const SearchResults& results, const Terminal& terminal) {
  const std::string all = counted(results.archive, "article");
  const bool everything = results.total == results.archive;
  const std::string least = results.timed_out ? "At least " : "";
  const std::string found = everything ? all : fmt::format("{} of {}", with_separators(results.total), all);
  const std::string chosen = choices(question.request, question.fields);
  const std::vector<StyledText> line{{least + found, Style::bold},
                                     {"  "},
                                     {utf8::printable(question.request.text)},
                                     {question.request.text.empty() ? "" : "  "},
                                     {chosen, Style::bold}};
  return wrapped(line, terminal, {0, 4});
}

std::string view(const Question& question, const SearchResults& results, const Terminal& terminal) {
  std::string text = heading(question, results, terminal);
  for (const Facet& facet : results.facets) {
    // A facet of which no value matches is left out; of one without values facet_lines() decides.
    const bool shown = has_values(facet) || facet.distinct == 0;
    const std::string lines = shown ? facet_lines(facet, question, terminal) : "";
    if (!lines.empty()) text += "\n" + lines;
  }
  return text;
}

}  // namespace

ExitStatus run_facets(const Arguments& arguments) {
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  const bool json = arguments.has("json");
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const auto [request, results] = answer(searcher, [&](const FieldTable& fields) {
    SearchRequest asked = facets_request(arguments, fields);
    if (!json) fit_bins(asked, histogram_columns(terminal));
    return asked;
  });
  const bool any = std::ranges::any_of(results.facets, has_values);
  const Question question{request, results.fields, arguments.value("db").value_or(""),
                          !arguments.positional().empty()};
  const std::string output =
      json ? server::facets_to_json(request, results) : view(question, results, terminal);
  if (!json) print_notices(results);
  std::fwrite(output.data(), 1, output.size(), stdout);
  if (!any && !json) {
    const auto matching = arguments.value("matching");
    fmt::print(stderr, "rosebud: {}\n",
               matching ? fmt::format("no value matches {}", in_quotes(*matching)) : "there are no values");
  }
  return any ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
