#include <cstdio>
#include <string>

#include <unistd.h>

#include "catalogue/request.hh"
#include "cli/run.hh"
#include "cli/similar_view.hh"
#include "cli/terminal.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"

namespace rosebud::cli {
namespace {

std::string named(const Arguments& arguments) {
  std::string article = arguments.positional_text();
  if (article.empty()) throw Error("`rosebud similar` needs an article", "Name it by its path or its title.");
  return article;
}

}  // namespace

ExitStatus run_similar(const Arguments& arguments) {
  const std::string article = named(arguments);
  const std::size_t limit = arguments.number("limit", 1, max_limit).value_or(default_similar);
  const Terminal terminal = terminal_of(STDOUT_FILENO, arguments.value("color").value_or("auto"));
  searcher::Searcher searcher{store::DatabaseFolder(database_to_read(arguments))};
  const SimilarResults results = searcher.similar(article, limit);
  const std::string output =
      arguments.has("json") ? server::to_json(results) : similar_view(results, terminal);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return results.similar.empty() ? ExitStatus::incomplete : ExitStatus::success;
}

}  // namespace rosebud::cli
