// Answers without a total are the same as those with one, as far as they are shown.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "searcher/searcher.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"
#include "support/in_process_index.hh"
#include "support/word_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

std::string random_word(std::mt19937& random) {
  switch (random_number(random, 0, 14)) {
    case 0:
      return one_of(random, empty_words());
    case 1:
      return one_of(random, known_people());
    case 2:
      return one_of(random, std::vector<std::string>{"kon", "miyazaki", "lanterm", "nowhere", "ottinger"});
    default:
      return one_of(random, telling_words());
  }
}

std::string random_item(std::mt19937& random) {
  switch (random_number(random, 0, 13)) {
    case 0:
      return fmt::format("\"{} {}\"", random_word(random), random_word(random));
    case 1:
      return random_word(random).substr(0, 3) + "*";
    case 2:
      return "title:" + one_of(random, telling_words());
    case 3:
      return fmt::format("year:{}..{}", random_number(random, 1978, 1990), random_number(random, 1988, 2000));
    case 4:
      return fmt::format("({} OR {})", random_word(random), random_word(random));
    default:
      return random_word(random);
  }
}

std::string random_text(std::mt19937& random) {
  if (random_number(random, 0, 9) == 0) return {};
  std::string text = random_item(random);
  const int left = random_number(random, 0, 3);
  // Questions of one kind, as people ask them, and some of all kinds.
  const std::string joint = one_of(random, std::vector<std::string>{" ", " ", " OR ", " OR ", " -", ""});
  for (int i = 0; i < left; ++i) {
    const std::string by =
        joint.empty() ? one_of(random, std::vector<std::string>{" ", " OR ", " -"}) : joint;
    text += by + random_item(random);
  }
  return text;
}

void refine(SearchRequest& request, std::mt19937& random) {
  if (random_number(random, 0, 3) == 0) {
    const int from = random_number(random, 1980, 1995);
    request.ranges[FieldId::year].insert({from, from + random_number(random, 0, 12)});
  }
  if (random_number(random, 0, 4) == 0) {
    request.chosen[FieldId::director].insert(one_of(random, known_people()));
    if (random_number(random, 0, 1) == 0)
      request.chosen[FieldId::director].insert(one_of(random, known_people()));
  }
  if (random_number(random, 0, 5) == 0) request.excluded[FieldId::writer] = {one_of(random, known_people())};
  if (random_number(random, 0, 5) == 0) request.chosen[FieldId::language] = {"en"};
}

SearchRequest random_request(std::mt19937& random) {
  SearchRequest request;
  request.text = random_text(random);
  if (random_number(random, 0, 1) == 0) refine(request, random);
  if (random_number(random, 0, 3) == 0) {
    request.sort =
        one_of(random, std::vector<Sort>{Sort::relevance, Sort::date, Sort::date, Sort::rating, Sort::title});
  }
  request.limit = static_cast<std::size_t>(one_of(random, std::vector<int>{1, 3, 10, 10, 20, 100}));
  if (random_number(random, 0, 2) == 0) request.page = static_cast<std::size_t>(random_number(random, 1, 6));
  request.snippets = false;
  request.today = 20'030'601;
  return request;
}

std::string difference(const std::vector<Hit>& hits, const std::vector<Hit>& expected) {
  if (hits.size() != expected.size())
    return fmt::format("{} hits instead of {}", hits.size(), expected.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].path != expected[i].path || std::abs(hits[i].score - expected[i].score) > 1e-9) {
      return fmt::format("at {} stands {} ({}) instead of {} ({})", i, hits[i].path, hits[i].score,
                         expected[i].path, expected[i].score);
    }
  }
  return {};
}

// What the answer without a total says otherwise than that with one.
std::string difference(const SearchResults& results, const SearchResults& counted, std::size_t shown) {
  if (auto hits = difference(results.hits, counted.hits); !hits.empty()) return hits;
  if (auto hits = difference(results.partial, counted.partial); !hits.empty()) return "partial: " + hits;
  if (results.corrected != counted.corrected) return "corrected to " + results.corrected;
  if (results.did_you_mean != counted.did_you_mean) return "asks for " + results.did_you_mean;
  if (results.any_word != counted.any_word) return "other words are asked for";
  if (results.has_total != (counted.total <= shown)) return "has a total or has none";
  if (results.total != std::min(counted.total, shown + 1))
    return fmt::format("total {} instead of {}", results.total, counted.total);
  return {};
}

struct Compared {
  std::size_t without_total = 0;
  std::uint64_t postings = 0;
  std::uint64_t counted_postings = 0;
};

// Asks of an archive whatever may be asked, with a total and without.
void compare(const store::DatabaseFolder& folder, int rounds, std::mt19937& random, Compared& all) {
  searcher::Searcher searcher(folder);
  for (int round = 0; round < rounds; ++round) {
    SearchRequest request = random_request(random);
    INFO(fmt::format("{}, page {} of {}, {}", request.text, request.page, request.limit,
                     sort_name(request.effective_sort())));
    const SearchResults counted = searcher.search(request);
    request.total = Total::none;
    const SearchResults results = searcher.search(request);
    REQUIRE(counted.has_total);
    REQUIRE(difference(results, counted, request.page * request.limit) == "");
    all.without_total += results.has_total ? 0U : 1U;
    all.postings += results.postings;
    all.counted_postings += counted.postings;
  }
}

}  // namespace

TEST_CASE("Without a total the hits, their order and their scores are those of counting all") {
  std::mt19937 random(1958);
  Compared all;
  for (const std::size_t articles : {1U, 9U, 70U, 300U, 900U}) {
    WordArchive archive(articles, random);
    if (articles > 9) archive.remove_some(random);
    compare(store::DatabaseFolder(archive.files().database()), articles < 70 ? 150 : 1000, random, all);
  }
  // Else the cases would be too poor to tell anything.
  CHECK(all.without_total > 500);
  CHECK(all.postings < all.counted_postings);
}

TEST_CASE("Without a total boosts and synonyms order the hits as with one") {
  std::mt19937 random(1941);
  Compared all;
  const WordArchive archive(400, random);
  TempArchive files;
  for (const WordArticle& article : archive.articles())
    files.file(article.path, read_file(archive.files().path() / article.path));
  files.file("rosebud.toml",
             "[ranking]\nrecency = { weight = 1, half_life_days = 200 }\nrating = 0.5\n"
             "[synonyms]\ngroups = [[\"lantern\", \"meadow\"]]\n");
  index_in_process(files);
  compare(store::DatabaseFolder(files.database()), 600, random, all);
  CHECK(all.without_total > 100);
}

TEST_CASE("Whoever asks for facets gets the total") {
  std::mt19937 random(5);
  const WordArchive archive(40, random);
  searcher::Searcher searcher{store::DatabaseFolder(archive.files().database())};
  SearchRequest request;
  request.limit = 3;
  request.total = Total::none;
  CHECK(!searcher.search(request).has_total);
  request.facets = {{FieldId::director}};
  const SearchResults results = searcher.search(request);
  CHECK(results.has_total);
  CHECK(results.total == 40);
}
