// The sample archive in corpus/ is what its README says it is, and its judgements speak of articles that
// exist.
#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"
#include "indexer/archive/scan.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud::indexer;
using rosebud::FieldId;
namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

// Two drafts and one dated in the future.
const std::set<std::string, std::less<>> unpublished{
    "reviews/_posts/2023-10-08-yellow-submarine.md",
    "reviews/cowboy-bebop-the-movie.md",
    "reviews/everything-everywhere-all-at-once.md",
};

const std::set<std::string, std::less<>> kinds{
    "title", "half-remembered", "person",   "misspelled", "initials", "role",
    "theme", "phrase",          "language", "filter",     "spoiler",  "nothing",
};

fs::path corpus() {
  return fs::path(ROSEBUD_SOURCE_DIR) / "corpus";
}

struct Review {
  std::string path;
  std::string bytes;
  ReadResult read;

  bool published() const { return !unpublished.contains(path); }
};

std::vector<Review> read_reviews() {
  std::vector<Review> reviews;
  for (const FoundFile& file : scan(corpus()).files) {
    std::string bytes = rosebud::testing::read_file(corpus() / file.path);
    ReadResult read = read_article(file.path, bytes);
    reviews.push_back({file.path, std::move(bytes), std::move(read)});
  }
  return reviews;
}

const std::vector<Review>& reviews() {
  static const std::vector<Review> all = read_reviews();
  return all;
}

// The different values of `field` that the front matter of published reviews names, however they are written.
std::set<std::string> named(FieldId field) {
  std::set<std::string> keys;
  for (const Review& review : reviews()) {
    if (!review.published() || !review.read.article) continue;
    for (const Fact& fact : review.read.article->facts) {
      if (fact.field == field && fact.source == Source::front_matter)
        keys.insert(rosebud::value_key(rosebud::field(field).kind, fact.written));
    }
  }
  return keys;
}

std::size_t count_words(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

// Code points that are no white space of ASCII.
std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    return !continues && byte != ' ' && byte != '\n' && byte != '\t';
  }));
}

bool is_in(const Review& review, std::string_view language) {
  return review.read.article && review.read.article->language == language;
}

// A line of the README, its breaks made spaces.
std::string readme() {
  const std::string text = rosebud::testing::read_file(corpus() / "README.md");
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

bool readme_says(const std::string& sentence) {
  return readme().find(sentence) != std::string::npos;
}

Strings split(const std::string& line, char separator) {
  Strings parts(1);
  for (const char character : line) {
    if (character == separator) {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}

std::vector<Strings> table(const std::string& name, char separator) {
  std::istringstream lines(rosebud::testing::read_file(corpus() / "judgements" / name));
  std::vector<Strings> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(split(line, separator));
  return rows;
}

std::vector<Strings> queries() {
  std::vector<Strings> rows = table("queries.tsv", '\t');
  REQUIRE(!rows.empty());
  REQUIRE(rows.front() == Strings{"id", "query", "refinements", "kind", "why"});
  rows.erase(rows.begin());
  return rows;
}

// Query id -> the highest grade that an article has for it.
std::map<std::string, int> best_grades() {
  std::map<std::string, int> best;
  for (const Strings& row : table("qrels.txt", ' ')) {
    const int grade = std::stoi(row.at(3));
    const auto [entry, added] = best.emplace(row.at(0), grade);
    if (!added) entry->second = std::max(entry->second, grade);
  }
  return best;
}

std::string article_of_qrel(const std::string& written) {
  return std::regex_replace(written, std::regex("%20"), " ");
}

}  // namespace

TEST_CASE("The sample archive reads without a complaint") {
  for (const Review& review : reviews()) {
    INFO(review.path);
    CHECK((review.read.article.has_value() || !review.published()));
    if (!review.published()) continue;
    for (const Problem& problem : review.read.problems) FAIL_CHECK(to_string(problem));
  }
}

TEST_CASE("The README of the sample archive counts its reviews") {
  const auto unpublished_here = std::ranges::count_if(
      reviews(), [](const Review& review) { return unpublished.contains(review.path); });
  REQUIRE(static_cast<std::size_t>(unpublished_here) == unpublished.size());
  const std::string sentence = "There are " + std::to_string(reviews().size()) + " reviews, " +
                               std::to_string(reviews().size() - unpublished.size()) +
                               " of them published: two are drafts and one is dated in the future.";
  INFO(sentence);
  CHECK(readme_says(sentence));
}

TEST_CASE("The README of the sample archive counts its directors and years") {
  const std::set<std::string> years = named(FieldId::year);
  REQUIRE(!years.empty());
  const std::string sentence = "names " + std::to_string(named(FieldId::director).size()) +
                               " directors, one of them in two scripts, and works from " + *years.begin() +
                               " to " + *years.rbegin() + ".";
  INFO(sentence);
  CHECK(readme_says(sentence));
}

TEST_CASE("Eight reviews have no front matter and five are not in English") {
  const auto bare = std::ranges::count_if(reviews(), [](const Review& review) {
    return split_front_matter(review.bytes).syntax == FrontMatterSyntax::none;
  });
  CHECK(bare == 8);
  CHECK(readme_says("Eight have no front matter."));
  std::multiset<std::string> languages;
  for (const Review& review : reviews()) {
    if (review.read.article && !is_in(review, "en")) languages.insert(review.read.article->language);
  }
  CHECK(languages == std::multiset<std::string>{"de", "es", "fr", "fr", "ja"});
  CHECK(readme_says("Five are in French, German, Japanese or Spanish."));
}

TEST_CASE("Reviews are neither notes nor essays") {
  for (const Review& review : reviews()) {
    const std::string_view body = split_front_matter(review.bytes).body;
    const bool japanese = is_in(review, "ja");
    const std::size_t length = japanese ? count_characters(body) : count_words(body);
    INFO(review.path << ": " << length);
    CHECK(length >= (japanese ? 700U : 250U));
    CHECK(length <= (japanese ? 2000U : 900U));
  }
}

TEST_CASE("Every query that is judged can be asked") {
  std::set<std::string> ids;
  for (const Strings& row : queries()) {
    REQUIRE(row.size() == 5);
    INFO(row[0]);
    CHECK(!row[0].empty());
    CHECK(ids.insert(row[0]).second);
    CHECK((!row[1].empty() || !row[2].empty()));
    CHECK(kinds.contains(row[3]));
    CHECK(!row[4].empty());
    if (row[2].empty()) continue;
    for (const std::string& refinement : split(row[2], ';')) {
      const Strings pair = split(refinement, '=');
      REQUIRE(pair.size() == 2);
      CHECK(rosebud::field_named(pair[0]).has_value());
      CHECK(!pair[1].empty());
    }
  }
}

TEST_CASE("Every judgement names a query, a published article and a grade") {
  std::set<std::string> ids;
  for (const Strings& row : queries()) ids.insert(row.at(0));
  std::set<std::string> articles;
  for (const Review& review : reviews()) {
    if (review.published()) articles.insert(review.path);
  }
  std::set<std::pair<std::string, std::string>> judged;
  const std::array<std::string, 4> grades{"0", "1", "2", "3"};
  for (const Strings& row : table("qrels.txt", ' ')) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << ": " << row[2]);
    CHECK(ids.contains(row[0]));
    CHECK(row[1] == "0");
    CHECK(articles.contains(article_of_qrel(row[2])));
    CHECK(std::ranges::find(grades, row[3]) != grades.end());
    CHECK(judged.emplace(row[0], row[2]).second);
  }
}

TEST_CASE("A query has an answer unless it must find nothing, and the README counts both kinds") {
  const std::map<std::string, int> best = best_grades();
  std::size_t graded = 0;
  std::size_t nothing = 0;
  for (const Strings& row : queries()) {
    INFO(row.at(0));
    const auto grade = best.find(row[0]);
    if (row.at(3) == "nothing") {
      ++nothing;
      CHECK(grade == best.end());
    } else {
      ++graded;
      REQUIRE(grade != best.end());
      CHECK(grade->second > 0);
    }
  }
  CHECK(graded >= 80);
  CHECK(nothing >= 8);
  const std::string sentence = std::to_string(graded) + " queries are graded in `judgements/`, and " +
                               std::to_string(nothing) + " more must find nothing.";
  INFO(sentence);
  CHECK(readme_says(sentence));
}
