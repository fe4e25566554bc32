// What people type who know what they look for, and whether they found it.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "bench/evaluation/known_items.hh"
#include "bench/evaluation/typing.hh"
#include "bench/random.hh"
#include "catalogue/error.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

using namespace rosebud::bench;
using rosebud::Hit;
using rosebud::testing::ReviewBuilder;
using rosebud::testing::TempArchive;

Hit hit(const std::string& path, const std::string& title) {
  Hit hit;
  hit.path = path;
  hit.title = title;
  return hit;
}

// The classic table: additions, omissions and replacements, and the exchange of two neighbours.
std::size_t edits_between(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min(
          {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

TEST_CASE("A title is typed without capitals, accents and signs") {
  CHECK(typed_form("Amélie", Signs::as_spaces) == "amelie");
  CHECK(typed_form("WALL·E", Signs::as_spaces) == "wall e");
  CHECK(typed_form("WALL·E", Signs::dropped) == "walle");
  CHECK(typed_form("Ocean's  Eleven!", Signs::as_spaces) == "oceans eleven");
  CHECK(typed_form("Ocean’s Eleven", Signs::dropped) == "oceans eleven");
  CHECK(typed_form("Fast & Furious", Signs::dropped) == "fast furious");
  CHECK(typed_form("(500) Days of Summer", Signs::as_spaces) == "500 days of summer");
  CHECK(typed_form("千と千尋", Signs::dropped) == "千と千尋");
  CHECK(typed_form("...", Signs::as_spaces).empty());
}

TEST_CASE("Titles are the same whatever signs, capitals and accents they have") {
  CHECK(same_key("WALL·E") == same_key("Wall-E"));
  CHECK(same_key("Amélie") == same_key("amelie"));
  CHECK(same_key("Alien") != same_key("Aliens"));
}

TEST_CASE("A mistyped title is one edit away and its words and digits stay") {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    const std::string text = "8 a mile 12";
    const std::string typed = with_one_edit(text, random);
    INFO(typed);
    seen.insert(typed);
    CHECK(edits_between(text, typed) == 1);
    CHECK(std::ranges::count(typed, ' ') == 3);
    CHECK(typed.starts_with("8 "));
    CHECK(typed.ends_with(" 12"));
    CHECK(typed.find("  ") == std::string::npos);
  }
  // All four kinds come, at the first letter and at the last.
  for (const char* typed : {"8 a ile 12", "8 a mil 12", "8 a imle 12", "8 a miel 12", "8 a xile 12",
                            "8 a milx 12", "8 a xmile 12", "8 a milex 12"}) {
    INFO(typed);
    CHECK(seen.contains(typed));
  }
}

TEST_CASE("A mistake is made in whole characters and repeats with its seed") {
  Random one(7);
  Random other(7);
  CHECK(with_one_edit("щелкунчик", one) == with_one_edit("щелкунчик", other));
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    CHECK(typed_form(with_one_edit("жук", random), Signs::dropped).find("\xEF\xBF\xBD") == std::string::npos);
  }
}

TEST_CASE("Half a title is its first characters, rounded up") {
  CHECK(first_half("alien") == "ali");
  CHECK(first_half("up") == "u");
  CHECK(first_half("the wind") == "the");
  CHECK(first_half("千と千尋") == "千と");
  CHECK(first_half("m") == "m");
}

TEST_CASE("Only letters count as letters") {
  CHECK(letters_in("8 mile 12") == 4);
  CHECK(letters_in("жук") == 3);
  CHECK(letters_in("2001") == 0);
}

TEST_CASE("A sample is drawn by its seed, without repetition, and a larger one begins with it") {
  const auto ten = drawn(100, 10, 1);
  CHECK(std::set<std::size_t>(ten.begin(), ten.end()).size() == 10);
  CHECK(*std::ranges::max_element(ten) < 100);
  CHECK(ten == drawn(100, 10, 1));
  CHECK(ten != drawn(100, 10, 2));
  const auto twenty = drawn(100, 20, 1);
  CHECK(std::equal(ten.begin(), ten.end(), twenty.begin()));
  CHECK(drawn(5, 0, 1).size() == 5);
  CHECK(drawn(5, 9, 1).size() == 5);
}

TEST_CASE("An article is found by its path, or by an equal title in another article") {
  const KnownArticle wanted{"a.md", "WALL·E", {}};
  CHECK(rank_of(wanted, {hit("b.md", "Up"), hit("a.md", "WALL·E")}) == 2);
  CHECK(rank_of(wanted, {hit("c.md", "Wall-E"), hit("a.md", "WALL·E")}) == 1);
  CHECK(rank_of(wanted, {hit("b.md", "Up")}) == 0);
  CHECK(rank_of(wanted, {}) == 0);
  // Titles of signs alone are all alike; only the path tells.
  CHECK(rank_of(KnownArticle{"a.md", "...", {}}, {hit("b.md", "!!!"), hit("a.md", "...")}) == 2);
}

TEST_CASE("Known articles have the titles and people of their archive") {
  TempArchive archive;
  archive.review("b.md", ReviewBuilder("Vertigo").raw("cast: [Kim Novak, James Stewart]"));
  archive.review("a.md", ReviewBuilder("Harvey").raw("cast: [james  stewart]"));
  const auto articles = read_known_articles(archive.path(), rosebud::FieldId::cast);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Harvey");
  CHECK(articles[1].people == std::vector<std::string>{"Kim Novak", "James Stewart"});

  const auto people = known_people(articles);
  REQUIRE(people.size() == 2);
  CHECK(people[0].paths == std::vector<std::string>{"a.md", "b.md"});
  CHECK(rank_of(people[1], {hit("a.md", "Harvey"), hit("b.md", "Vertigo")}) == 2);
  CHECK(rank_of(people[1], {hit("a.md", "Harvey")}) == 0);
}

TEST_CASE("An archive without articles has nothing to look for") {
  const TempArchive archive;
  CHECK_THROWS_AS(read_known_articles(archive.path(), rosebud::FieldId::cast), rosebud::Error);
}
