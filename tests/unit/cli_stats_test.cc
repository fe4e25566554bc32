// What `rosebud stats` draws, and what it only says since too few articles know it.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "cli/stats.hh"
#include "cli/stats_svg.hh"
#include "cli/stats_view.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"

using namespace rosebud;
using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

Facet numbers(FieldId id, const std::map<int, std::size_t>& counts, std::size_t missing) {
  Facet facet = number_facet(field(id), counts);
  facet.missing = missing;
  return facet;
}

Facet values(FieldId id, const std::map<std::string, std::size_t>& counts, std::size_t missing) {
  return made_facet(field(id), {counts, {}, missing}, {id, 8});
}

cli::Stats stats_of(std::size_t archive, std::vector<Facet> facets) {
  cli::Stats stats;
  stats.title = "Films";
  stats.results.archive = archive;
  stats.results.facets = std::move(facets);
  return stats;
}

std::string shown(const cli::Stats& stats, std::size_t width = 80) {
  return cli::stats_view(stats, {false, width});
}

bool draws(const cli::Stats& stats) {
  const bool svg = cli::stats_svg(stats).find("class=\"bar\"") != std::string::npos;
  CHECK(svg == (shown(stats).find("█") != std::string::npos));
  return svg;
}

std::map<std::string, std::size_t> once_each(int names) {
  std::map<std::string, std::size_t> counts;
  for (int i = 0; i < names; ++i) counts[fmt::format("name {:02}", i)] = 1;
  return counts;
}

}  // namespace

TEST_CASE("A year that a single article of many states is told in a line, and not drawn") {
  const cli::Stats stats = stats_of(1000, {numbers(FieldId::year, {{2004, 1}}, 999)});
  CHECK_FALSE(draws(stats));
  CHECK(shown(stats) == "Films\n1,000 articles, 0 words\n\nYear of the work  2004  (1 of 1,000 articles)\n");
  const std::string svg = cli::stats_svg(stats);
  CHECK_THAT(svg, Contains(">Year of the work<") && Contains(">2004<") && Contains(">1 of 1,000 articles<"));
  CHECK_THAT(svg, !Contains("years of the works"));
  CHECK_THAT(svg, Contains("Year of the work: 2004 (1 of 1,000 articles)."));
}

TEST_CASE("Numbers are drawn when three or more differ and enough articles have one") {
  const auto years = [](std::size_t archive, const std::map<int, std::size_t>& counts) {
    std::size_t known = 0;
    for (const auto& [year, count] : counts) known += count;
    return draws(stats_of(archive, {numbers(FieldId::year, counts, archive - known)}));
  };
  CHECK(years(3, {{1963, 1}, {1975, 1}, {1997, 1}}));
  CHECK(years(60, {{1963, 1}, {1975, 1}, {1997, 1}}));
  CHECK_FALSE(years(61, {{1963, 1}, {1975, 1}, {1997, 1}}));
  CHECK(years(100'000, {{1963, 18}, {1975, 1}, {1997, 1}}));
  CHECK_FALSE(years(100'000, {{1963, 17}, {1975, 1}, {1997, 1}}));
  CHECK_FALSE(years(10, {{1963, 4}, {1997, 6}}));
  CHECK_FALSE(years(10, {{1997, 10}}));
}

TEST_CASE("What is not drawn says its values, how many articles have each, and how many any") {
  const auto line = [](std::size_t archive, const Facet& facet) {
    const std::string text = shown(stats_of(archive, {facet}), 160);
    return text.substr(text.find("\n\n") + 2);
  };
  CHECK(line(10, numbers(FieldId::year, {{1963, 4}, {1997, 6}}, 0)) ==
        "Year of the work  1963 (4), 1997 (6)  (all 10 articles)\n");
  // Of days their years.
  CHECK(line(1000, values(FieldId::date, {{"2019-05-01", 1}, {"2020-02-29", 1}, {"2020-03-01", 1}}, 997)) ==
        "Year of the review  2019 (1), 2020 (2)  (3 of 1,000 articles)\n");
  CHECK(line(1000, values(FieldId::date, {{"1919-05-01", 1}, {"2020-02-29", 1}}, 998)) ==
        "Year of the review  1919–2020  (2 of 1,000 articles)\n");
  CHECK(line(1, numbers(FieldId::rating, {{80, 1}}, 0)) == "Rating, of 100  80  (1 article)\n");
  CHECK(line(1000, numbers(FieldId::year, {{1963, 1}, {1975, 1}, {1997, 1}}, 997)) ==
        "Year of the work  1963, 1975, 1997  (3 of 1,000 articles)\n");
  CHECK(line(1000, numbers(FieldId::year,
                           {{1901, 1},
                            {1902, 1},
                            {1903, 1},
                            {1904, 1},
                            {1905, 1},
                            {1906, 1},
                            {1907, 1},
                            {1908, 1},
                            {1930, 2}},
                           990)) == "Year of the work  1901–1930  (10 of 1,000 articles)\n");
  CHECK(line(1000, values(FieldId::language, {{"en", 1000}}, 0)) == "Language  EN  (all 1,000 articles)\n");
  CHECK(line(1000, values(FieldId::studio, {{"mgm", 2}, {"ufa", 1}}, 997)) ==
        "Studio  MGM (2), UFA (1)  (3 of 1,000 articles)\n");
  CHECK(line(1000, values(FieldId::cast, once_each(11), 999)) ==
        "Cast  NAME 00, NAME 01, NAME 02, NAME 03, NAME 04, NAME 05, NAME 06, NAME 07 and 3 more  "
        "(1 of 1,000 articles)\n");
}

TEST_CASE("Dates that an archive declares are told by their years, however many days there are") {
  cli::Stats stats = stats_of(1000, {});
  stats.results.fields = FieldTable({{"watched", FieldKind::date, "Watched", {}}});
  const Field& watched = stats.results.fields.field(declared_id("watched"));
  MadeCounts counts{{}, {}, 988};
  for (int day = 10; day < 22; ++day) counts.by_key[fmt::format("20{}-05-{}", day % 2 + 19, day)] = 1;
  stats.results.facets = {made_facet(watched, counts, {watched.id, 8})};
  CHECK_THAT(shown(stats), Contains("\nWatched  2019 (6), 2020 (6)  (12 of 1,000 articles)\n"));
}

TEST_CASE("People whom few articles name are told in a line, those of enough of them are drawn") {
  CHECK_FALSE(draws(stats_of(1000, {values(FieldId::cast, once_each(5), 999)})));
  CHECK(draws(stats_of(1000, {values(FieldId::cast, once_each(5), 950)})));
  CHECK(draws(stats_of(100'000, {values(FieldId::cast, once_each(20), 99'980)})));
  CHECK(draws(stats_of(156, {values(FieldId::language, {{"de", 151}, {"en", 5}}, 0)})));
}

TEST_CASE("The summary speaks of the years of the works when enough articles know theirs") {
  const auto summary = [](std::size_t missing) {
    return cli::stats_summary(stats_of(1000, {numbers(FieldId::year, {{1931, 2}, {2004, 1}}, missing)}));
  };
  CHECK_THAT(summary(997), !Contains("works of"));
  CHECK_THAT(summary(900), Contains("works of 1931–2004"));
}

TEST_CASE("A picture says how many articles are in none of its bars") {
  const std::string svg =
      cli::stats_svg(stats_of(1500, {numbers(FieldId::year, {{2001, 2}, {2003, 40}, {2004, 250}}, 1208),
                                     values(FieldId::studio, once_each(25), 1475),
                                     values(FieldId::tag, {{"a", 1499}, {"b", 1}}, 0)}));
  CHECK_THAT(svg, Contains("250 at most, 1,208 without<") && Contains(">8 of 25, 1,475 without<"));
  CHECK_THAT(svg, !Contains(" 0 without"));
}

TEST_CASE("An archive without articles has nothing to draw or to tell") {
  CHECK(shown(stats_of(0, {})) == "Films\n0 articles, 0 words\n");
  CHECK_FALSE(draws(stats_of(0, {})));
}

TEST_CASE("What is told of few articles fits the terminal and the picture") {
  const cli::Stats stats = stats_of(1000, {values(FieldId::cast,
                                                  {{"千と千尋の神隠し千と千尋の神隠し", 1},
                                                   {"</text> & \x1b[31m \"a name of many words\"", 1},
                                                   {"third of them", 1}},
                                                  998)});
  for (const std::size_t width : {40U, 60U, 160U}) {
    const std::string whole = shown(stats, width);
    std::string_view text = whole;
    CHECK(text.find('\x1b') == std::string_view::npos);
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      CHECK(utf8::columns(line) <= width);
      text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
  }
  const std::string svg = cli::stats_svg(stats);
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK(svg.find("</text> &") == std::string::npos);
}
