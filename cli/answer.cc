#include "cli/answer.hh"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {
namespace {

void print_note(std::string_view message) {
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  fmt::print(stderr, "{}: {}\n", dim(terminal, "note"), utf8::printable(message));
}

}  // namespace

Answered answer(searcher::Searcher& searcher,
                const std::function<SearchRequest(const FieldTable&)>& request_with) {
  for (;;) {
    const FieldTable fields = searcher.fields();
    SearchRequest request = request_with(fields);
    SearchResults results = searcher.search(request);
    // Else another process changed what the archive declares in between, and names are to be read again.
    if (results.fields == fields) return {std::move(request), std::move(results)};
  }
}

void print_notices(const SearchResults& results) {
  for (const Notice& notice : results.notices) print_note(notice.message);
}

void print_timed_out(TimeLimit limit, std::string_view consequence) {
  print_note(fmt::format("the search ended at its time limit of {} ms; {}", limit.value_or(0), consequence));
}

}  // namespace rosebud::cli
