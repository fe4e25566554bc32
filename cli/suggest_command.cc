#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/suggestion.hh"
#include "catalogue/utf8.hh"
#include "cli/run.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/suggestions_json.hh"

namespace rosebud::cli {
namespace {

// What may be meant, in a column, and what it is.
std::string suggestions_view(const std::vector<Suggestion>& suggestions, const Terminal& terminal) {
  constexpr std::size_t widest = 48;
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
  const std::vector<Suggestion> suggestions = searcher.suggest(typed, limit);
  const std::string output =
      arguments.has("json") ? server::to_json(typed, suggestions) : suggestions_view(suggestions, terminal);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return suggestions.empty() ? ExitStatus::incomplete : ExitStatus::success;
}

}  // namespace rosebud::cli
