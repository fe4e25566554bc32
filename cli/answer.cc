#include "cli/answer.hh"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

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
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  for (const Notice& notice : results.notices) {
    fmt::print(stderr, "{}: {}\n", dim(terminal, "note"), utf8::printable(notice.message));
  }
}

}  // namespace rosebud::cli
