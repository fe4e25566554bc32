// What is said above the hits, in any terminal.
#include "cli/search_view.hh"

#include <algorithm>
#include <string>
#include <string_view>

#include "catalogue/utf8.hh"
#include "support/catch.hh"

using namespace rosebud;
using rosebud::testing::Contains;

namespace {

void check_width(std::string_view text, std::size_t width) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    CAPTURE(line);
    CHECK(utf8::columns(line) <= width);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

}  // namespace

TEST_CASE("The summary of a search fits the terminal, with all that was chosen and what may be meant") {
  SearchRequest request;
  request.text = "the magnetic roses of Satoshi Kon and Koji Morimoto";
  request.chosen[FieldId::director] = {"Satoshi Kon", "Koji Morimoto", "今 敏"};
  request.ranges[FieldId::year] = {{1990, 1999}};
  request.excluded[FieldId::tag] = {"horror"};
  SearchResults results;
  results.total = 1234;
  results.archive = 1'000'000;
  results.corrected = "the magnetic rose of Satoshi Kon and Koji Morimoto";
  results.did_you_mean = "the magnetic nose of Satoshi Kon and Koji Morimoto";
  for (const std::size_t width : {40U, 60U, 160U}) {
    const std::string view = cli::search_view({request, {}}, results, {false, width});
    check_width(view, width);
    std::string on_one_line;
    for (const char c : view) on_one_line += c == '\n' ? ' ' : c;
    CHECK_THAT(on_one_line, Contains("(page 1 of") && Contains("1990..1999"));
  }
  const std::string wide = cli::search_view({request, {}}, results, {false, 400});
  CHECK_THAT(wide, Contains("1,234 of 1,000,000 articles for the magnetic rose of Satoshi Kon") &&
                       Contains("not tag: horror  (page 1 of 124)\n") &&
                       Contains("Did you mean the magnetic nose of Satoshi Kon and Koji Morimoto?\n"));
}
