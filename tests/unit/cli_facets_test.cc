// Facets in the terminal, and the commands that it proposes.
#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/utf8.hh"
#include "cli/bars.hh"
#include "cli/command.hh"
#include "cli/command_text.hh"
#include "cli/drawn_text.hh"
#include "cli/facet_view.hh"
#include "cli/search_request.hh"
#include "cli/stats.hh"
#include "cli/stats_svg.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"

using namespace rosebud;
using namespace rosebud::testing;
using Catch::Matchers::StartsWith;

namespace {

// The arguments of a line as a POSIX shell would pass them: bare words and single quotes are all there is.
std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ' && !quoted) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (c == '\'') {
      quoted = !quoted;
    } else if (c == '\\' && !quoted) {
      words.back() += line[++i];
    } else {
      words.back() += c;
    }
  }
  return words;
}

SearchRequest read_back(const std::string& command) {
  std::vector<std::string> words = shell_words(command);
  REQUIRE(words.size() >= 2);
  words.erase(words.begin(), words.begin() + 2);
  return cli::request_of(cli::parse(*cli::command_named("search"), words), {});
}

// What is not closed, not opened or not named as XML has it; empty when nothing is.
std::string xml_error(std::string_view xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::string_view tag = xml.substr(at + 1, xml.find('>', at) - at - 1);
    if (tag.find('<') != std::string_view::npos) return "a stray < in " + std::string(tag);
    const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
    if (tag.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name) return "unexpected " + name;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    widest = std::max(widest, utf8::columns(line));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return widest;
}

}  // namespace

TEST_CASE("A command that is proposed asks what was meant, whatever the values hold") {
  for (const char* value :
       {"Satoshi Kon", "O'Brien", "-dash first", "-x", "a=b", "Mission: Impossible", "AC/DC", "\"quoted\"",
        "$HOME `x` \\", "千と千尋", "*", "~", "--where", "!bang", "#1", "it's"}) {
    SearchRequest request;
    request.text = "magnetic rose";
    request.facets = {{FieldId::director, 20}, {FieldId::year, 10, {}, {10, 40}}};
    request.chosen[FieldId::director] = {value, "Other"};
    request.chosen[FieldId::tag] = {value};
    request.excluded[FieldId::writer] = {value};
    request.ranges[FieldId::year] = {{1990, 1999}};
    request.excluded_ranges[FieldId::rating] = {{std::nullopt, 20}};
    request.sort = Sort::title;
    const std::string command = cli::search_command_text({request, {}});
    INFO(command);
    CHECK(read_back(command) == request);
  }
}

TEST_CASE("A query that is proposed again is the one that was typed") {
  for (const char* text : {"kon", "-kon memories", "-kon", "\"magnetic rose\" OR dream*", "it's", "a -b",
                           "(a b)", "year:>=1990", "", "--json", "wall-e", "千と千尋"}) {
    SearchRequest request;
    request.text = text;
    request.facets = default_facets();
    const std::string command = cli::search_command_text({request, {}, "/a b/.rosebud"});
    INFO(command);
    CHECK(read_back(command) == request);
    CHECK_THAT(command, Contains("--db '/a b/.rosebud'"));
  }
}

TEST_CASE("Facets fit the width of the terminal, wide characters included") {
  const Field& tag = field(FieldId::tag);
  const MadeCounts counts{{{std::string("とても長い題名の映画についての長い長い札です"), 1200},
                           {"a tag that goes on and on and on and on and on and on and on", 3},
                           {"short", 1}}};
  const SearchRequest request;
  const FieldTable fields;
  for (const std::size_t width : {40U, 41U, 60U, 80U, 160U}) {
    const cli::Terminal terminal{false, width};
    CHECK(widest_line(cli::facet_lines(made_facet(tag, counts, {tag.id}), {request, fields}, terminal)) <=
          width);
    std::map<int, std::size_t> years;
    for (int year = 1900; year < 2024; ++year) years[year] = static_cast<std::size_t>(year % 7) * 100'000;
    SearchRequest fitted;
    fitted.facets = {{FieldId::year}};
    cli::fit_bins(fitted, cli::histogram_columns(terminal));
    MadeCounts by_year;
    for (const auto& [year, count] : years) by_year.by_key[std::to_string(year)] = count;
    const Facet facet = made_facet(field(FieldId::year), by_year, fitted.facets[0]);
    const std::string lines = cli::facet_lines(facet, {fitted, fields}, terminal);
    CHECK(widest_line(lines) <= width);
    CHECK_THAT(lines, Contains("1900"));
  }
}

TEST_CASE("Names are whole in a narrow terminal, where bars can be shorter") {
  const Field& director = field(FieldId::director);
  const Facet facet = made_facet(director, {{{"hiromasa yonebayashi", 2}, {"ti west", 1}}}, {director.id});
  const SearchRequest request;
  const std::string lines = cli::facet_lines(facet, {request, {}}, {false, 40});
  CHECK_THAT(lines, Contains("HIROMASA YONEBAYASHI") && Contains("█"));
  CHECK(widest_line(lines) <= 40);
}

TEST_CASE("One or two bins are lines with their range, and more a histogram without blanks at its end") {
  const Field& year = field(FieldId::year);
  SearchRequest request;
  const auto lines = [&](const std::map<int, std::size_t>& counts) {
    return cli::facet_lines(number_facet(year, counts, request), {request, {}}, {});
  };
  CHECK(lines({{2004, 1}}) == "Year  2004\n    2004  1  ████████\n");
  CHECK_THAT(lines({{2004, 1}, {2005, 2}}),
             Contains("    2004  1  ████████\n    2005  2  ████████████████\n"));
  const std::string drawn = lines({{2002, 9}, {2004, 1}, {2005, 2}});
  CHECK(drawn.find(" \n") == std::string::npos);
  CHECK_THAT(drawn, Contains("    ████             9\n    ████\n"));
  request.ranges[FieldId::year] = {{2004, 2004}};
  CHECK_THAT(lines({{2004, 1}, {2005, 2}}), Contains("  ✓ 2004  1"));
  request.facets = {{FieldId::year, 10, {}, {10, 40}}};
  CHECK(cli::facet_lines(made_facet(year, {{{"2004", 1}, {"2007", 3}}}, request.facets[0]), {request, {}},
                         {}) ==
        "Year  2004–2007, by 10 years\n    2000–2009  4  ████████████████████████████████\n");
}

TEST_CASE("The heading of a facet fits the terminal") {
  const Field& author = field(FieldId::original_author);
  const Facet facet = made_facet(author, {{{"a", 2}, {"b", 1}}, {}, 1'234'567}, {author.id, 1});
  const SearchRequest request;
  const std::string lines = cli::facet_lines(facet, {request, {}}, {false, 40});
  CHECK_THAT(lines, StartsWith("Original author\n    1 of 2  (1,234,567 without)\n"));
}

TEST_CASE("Who names a facet that no article has is told so") {
  const Facet none = made_facet(field(FieldId::director), {{}, {}, 167}, {FieldId::director});
  const SearchRequest request;
  CHECK(cli::facet_lines(none, {request, {}, "", true}, {}) == "Director  (167 without)\n");
  CHECK(cli::facet_lines(none, {request, {}, "", false}, {}).empty());
  const Facet nothing_found = made_facet(field(FieldId::director), {}, {FieldId::director});
  CHECK(cli::facet_lines(nothing_found, {request, {}, "", true}, {}).empty());
}

TEST_CASE("Chosen and excluded values and years are marked without colours too") {
  const FieldTable fields;
  const Field& tag = field(FieldId::tag);
  SearchRequest request;
  request.chosen[tag.id] = {"b"};
  request.excluded[tag.id] = {"c"};
  request.ranges[FieldId::year] = {{1991, 1991}};
  const cli::Terminal plain;
  const Facet tags = made_facet(tag, {{{"a", 3}, {"b", 2}, {"c", 1}}}, {tag.id}, request);
  const std::string lines = cli::facet_lines(tags, {request, fields}, plain);
  CHECK_THAT(lines, Contains("✓ B"));
  CHECK_THAT(lines, Contains("× C"));
  CHECK(lines.find('\x1b') == std::string::npos);
  const Facet years = number_facet(field(FieldId::year), {{1990, 1}, {1991, 2}, {1993, 1}}, request);
  CHECK_THAT(cli::facet_lines(years, {request, fields}, plain), Contains("▔▔▔▔"));
  CHECK_THAT(cli::facet_lines(years, {request, fields}, {true, 80}), Contains("\x1b[1;33m"));
}

TEST_CASE("What is not listed is told with the command that lists it, and what narrows is proposed") {
  const FieldTable fields;
  const Field& director = field(FieldId::director);
  SearchRequest request;
  request.text = "it's";
  request.facets = default_facets();
  const Facet facet =
      made_facet(director, {{{"ana", 5}, {"bob o'neil", 3}, {"cy", 1}}, {}, 0}, {director.id, 2}, request);
  CHECK_THAT(cli::facet_lines(facet, {request, fields}, {}),
             Contains(R"(and 1 more: rosebud facets director --query 'it'\''s')"));
  SearchResults results;
  results.total = 5;
  results.facets = {facet};
  // Everything has the first value already, so it would narrow nothing.
  CHECK_THAT(cli::refine_lines(results, {request, fields}, {}),
             Contains(R"(rosebud search 'it'\''s' --director 'BOB O'\''NEIL')"));
  results.total = 1;
  CHECK(cli::refine_lines(results, {request, fields}, {}).empty());
}

TEST_CASE("The picture of an archive is well-formed and described, whatever its values hold") {
  cli::Stats stats;
  stats.title = "<script> & \"films\" \x1b[31m";
  stats.words = 1234567;
  stats.results.archive = 42;
  const Field& tag = field(FieldId::tag);
  stats.results.facets = {
      number_facet(field(FieldId::year), {{0, 1}, {1950, 3}, {2147483647, 1}}),
      number_facet(field(FieldId::rating), {{100, 5}}),
      made_facet(tag, {{{"</text><script>", 2}, {"千と千尋の神隠し千と千尋の神隠し", 1}}}, {tag.id})};
  const std::string svg = cli::stats_svg(stats);
  CHECK(xml_error(svg).empty());
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK_THAT(svg, Contains("1,234,567") && Contains("role=\"img\"") && Contains("<desc") &&
                      Contains("prefers-color-scheme: dark") &&
                      Contains("xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(svg.find("href") == std::string::npos);
  cli::Stats empty;
  CHECK(xml_error(cli::stats_svg(empty)).empty());
}

TEST_CASE("Text that is drawn is cut where it would be too wide, by what its letters take") {
  CHECK(cli::drawn_width("", 10) == 0);
  CHECK(cli::drawn_width("WWW", 10) > cli::drawn_width("eee", 10));
  CHECK(cli::drawn_width("iii", 10) < cli::drawn_width("eee", 10));
  CHECK(cli::drawn_width("千", 14) == 14);
  CHECK(cli::drawn_width("e\u0301", 10) == cli::drawn_width("e", 10));
  CHECK(cli::drawn_within("It", 10, 100) == "It");
  for (const std::string& text :
       {std::string(40, 'W'), std::string(40, 'i'), std::string("a b c d e f g h i j"),
        std::string("千と千尋の神隠し千と千尋の神隠し")}) {
    CAPTURE(text);
    const std::string cut = cli::drawn_within(text, 10, 60);
    CHECK(cut.ends_with("…"));
    CHECK_FALSE(cut.ends_with(" …"));
    CHECK(text.starts_with(cut.substr(0, cut.size() - std::string_view("…").size())));
    CHECK(cli::drawn_width(cut, 10) <= 60);
    CHECK(cli::drawn_width(cut, 10) > 35);
  }
  CHECK(cli::drawn_within("\x1b[31m", 10, 100).find('\x1b') == std::string::npos);
}

TEST_CASE("In the picture no label runs into its bar, and no bar into its count") {
  cli::Stats stats;
  const Field& tag = field(FieldId::tag);
  for (const std::size_t count : {std::size_t{7}, std::size_t{100'000}, std::size_t{12'345'678}}) {
    stats.results.facets = {
        made_facet(tag, {{{std::string(60, 'W'), count}, {"Walt Disney Productions", 1}}}, {tag.id})};
    const std::string svg = cli::stats_svg(stats);
    const std::regex line(
        R"re(<text x="(\d+)" y="\d+">([^<]*)</text><rect class="track" x="(\d+)" y="\d+" width="(\d+)")re"
        R"re([^/]*/><rect[^/]*/><text class="soft end" x="(\d+)" y="\d+">([^<]*)</text>)re");
    std::size_t lines = 0;
    for (std::sregex_iterator at(svg.begin(), svg.end(), line), end; at != end; ++at, ++lines) {
      const std::smatch& found = *at;
      const auto number = [&](std::size_t group) { return std::stod(found[group].str()); };
      CAPTURE(found.str());
      CHECK(number(1) + cli::drawn_width(found[2].str(), 14) < number(3));
      CHECK(number(3) + number(4) < number(5) - cli::drawn_width(found[6].str(), 12.5));
    }
    CHECK(lines == 2);
  }
}
