// The order of answers compared with a slow and plain ranker over random archives and queries.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "searcher/searcher.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"
#include "support/ranking_reference.hh"
#include "support/word_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

// One to four words: of six and more, what the best answers have in common would count too.
std::string random_words(std::mt19937& random) {
  std::string words;
  for (int left = random_number(random, 1, 4); left > 0; --left) {
    const int kind = random_number(random, 0, 9);
    std::string word = one_of(random, telling_words());
    if (kind == 0) word = one_of(random, empty_words());
    if (kind == 1 && left > 1) {
      word = one_of(random, known_people());
      --left;  // two words
    }
    if (kind == 2) word = one_of(random, std::vector<std::string>{"kon", "miyazaki", "satoshi", "ottinger"});
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

// What is typed: some words, or the title of an article or someone's name.
std::string random_query(const WordArchive& archive, std::mt19937& random) {
  switch (random_number(random, 0, 5)) {
    case 0:
      return one_of(random, archive.articles()).title;
    case 1:
      return one_of(random, known_people());
    default:
      return random_words(random);
  }
}

SearchRequest request_for(const std::string& typed, std::size_t limit) {
  SearchRequest request;
  request.text = typed;
  request.limit = limit;
  request.snippets = false;
  return request;
}

std::string difference(const SearchResults& results, const ReferenceRanking& expected, bool scored) {
  if (results.total != expected.articles.size())
    return fmt::format("{} articles instead of {}", results.total, expected.articles.size());
  if (results.any_word != expected.any_word) return "other words are asked for";
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    const Hit& hit = results.hits[i];
    const RankedArticle& article = expected.articles[i];
    if (hit.path != article.path || (scored && std::abs(hit.score - article.score) > 1e-6)) {
      return fmt::format("at {} stands {} ({}) instead of {} ({})", i, hit.path, hit.score, article.path,
                         article.score);
    }
  }
  return {};
}

}  // namespace

TEST_CASE("Random archives are ranked as the plain reference ranks them") {
  std::mt19937 random(19'950'325);
  std::size_t found = 0;
  std::size_t some_words = 0;
  for (const std::size_t articles : {1U, 2U, 5U, 12U, 30U, 60U, 90U}) {
    WordArchive archive(articles, random);
    if (articles > 5) archive.remove_some(random);
    const RankingReference reference(archive.articles());
    searcher::Searcher searcher{store::DatabaseFolder(archive.files().database())};
    for (int round = 0; round < 400; ++round) {
      const std::string typed = random_query(archive, random);
      INFO(articles << " articles: " << typed);
      const ReferenceRanking expected = reference.rank(typed);
      REQUIRE(difference(searcher.search(request_for(typed, max_limit)), expected, true) == "");
      found += expected.articles.size() > 1 ? 1U : 0U;
      some_words += expected.any_word ? 1U : 0U;
    }
  }
  // Else the cases would be too poor to tell anything.
  CHECK(found > 1000);
  CHECK(some_words > 100);
}

TEST_CASE("Sorting drops no article and puts those without the value last") {
  std::mt19937 random(1996);
  for (const std::size_t articles : {3U, 25U, 70U}) {
    WordArchive archive(articles, random);
    const RankingReference reference(archive.articles());
    searcher::Searcher searcher{store::DatabaseFolder(archive.files().database())};
    for (int round = 0; round < 100; ++round) {
      SearchRequest request = request_for(random_query(archive, random), max_limit);
      const std::size_t by_relevance = searcher.search(request).total;
      for (const Sort sort : {Sort::date, Sort::year, Sort::rating, Sort::title}) {
        request.sort = sort;
        INFO(articles << " articles by " << sort_name(sort) << ": " << request.text);
        const SearchResults results = searcher.search(request);
        REQUIRE(results.total == by_relevance);
        REQUIRE(difference(results, reference.rank(request.text, sort), false) == "");
      }
    }
  }
}

TEST_CASE("Pages put side by side are the whole order") {
  std::mt19937 random(2006);
  const WordArchive archive(70, random);
  searcher::Searcher searcher{store::DatabaseFolder(archive.files().database())};
  for (int round = 0; round < 60; ++round) {
    SearchRequest request = request_for(random_query(archive, random), max_limit);
    const SearchResults whole = searcher.search(request);
    request.limit = static_cast<std::size_t>(random_number(random, 1, 9));
    INFO(request.text << ", " << request.limit << " a page");
    std::vector<std::string> paths;
    for (; paths.size() < whole.hits.size(); ++request.page) {
      const SearchResults page = searcher.search(request);
      REQUIRE(!page.hits.empty());
      for (const Hit& hit : page.hits) paths.push_back(hit.path);
    }
    REQUIRE(paths.size() == whole.hits.size());
    for (std::size_t i = 0; i < paths.size(); ++i) CHECK(paths[i] == whole.hits[i].path);
  }
}
