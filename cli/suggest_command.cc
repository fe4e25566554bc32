#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/in_quotes.hh"
#include "catalogue/suggestion.hh"
#include "catalogue/utf8.hh"
#include "cli/answer.hh"
#include "cli/run.hh"
#include "cli/search_request.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/suggestions_json.hh"

namespace rosebud::cli {
namespace {

// What may be meant, in a column, and what it is.
std::string suggestions_view(const std::vector<Suggestion>& suggestions, const Terminal& terminal) {
  // What it is needs the rest.
  const std::size_t widest = std::clamp<std::size_t>(terminal.width, 44, 72) - 24;
  std::size_t width = 0;
  for (const Suggestion& suggestion : suggestions)
    width = std::max(width, utf8::columns(utf8::printable(suggestion.text)));
  width = std::min(width, widest);
  std::string view;
  for (const Suggestion& suggestion : suggestions) {
    const std::string text = utf8::printable(suggestion.text);
    const std::size_t columns = utf8::columns(text);
    const std::string space(columns < width ? width - columns : 0, ' ');
    const std::string what = fmt::format("{}, {} {}", suggestion_kind_name(suggestion.kind), suggestion.count,
                                         suggestion.count == 1 ? "article" : "articles");
    view += fmt::format("{}{}  {}\n", text, space, dim(terminal, what));
  }
  return view;
}

}  // namespace

ExitStatus run_suggest(const Arguments& arguments) {
  const std::string typed = arguments.positional_text();
  const std::size_t limit = arguments.number("limit", 1, max_suggestions).value_or(default_suggestions);
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const TimeLimit time_limit = time_limit_of(arguments);
  const bool json = arguments.has("json");
  const Suggestions suggestions = searcher.suggest(typed, limit, time_limit);
  const std::string output =
      json ? server::to_json(typed, suggestions) : suggestions_view(suggestions.list, terminal);
  std::fwrite(output.data(), 1, output.size(), stdout);
  if (suggestions.timed_out && !json) print_timed_out(time_limit, "others may be likelier");
  if (suggestions.list.empty() && !suggestions.timed_out && !json) {
    fmt::print(stderr, "rosebud: nothing begins like {}\n", in_quotes(typed));
  }
  return suggestions.list.empty() ? ExitStatus::incomplete : ExitStatus::success;
}

}  // namespace rosebud::cli
