// The generated archives: what is measured on them is worth something only if they behave like text.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bench/archive_writer.hh"
#include "bench/article.hh"
#include "bench/inflection.hh"
#include "bench/people.hh"
#include "bench/random.hh"
#include "bench/word_lists.hh"
#include "bench/zipf.hh"
#include "catalogue/error.hh"
#include "catalogue/stemmer.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

using namespace rosebud::bench;

bool is_near(double value, double wanted, double margin) {
  return std::abs(value - wanted) <= margin;
}

const ArticleGenerator& generator() {
  static const ArticleGenerator instance(7);
  return instance;
}

std::string body_of(const GeneratedArticle& article) {
  return article.text.substr(article.text.find("\n---\n") + 5);
}

int words_in(const std::string& text) {
  std::istringstream stream(text);
  int words = 0;
  for (std::string word; stream >> word;) words += word != "##" ? 1 : 0;
  return words;
}

// The words of the body, without case and punctuation.
std::vector<std::string> plain_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ' ') {
    if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

// The line of the front matter that begins with `key`.
std::string front_matter_line(const GeneratedArticle& article, const std::string& key) {
  const std::size_t begin = article.text.find("\n" + key + ": ") + key.size() + 3;
  return article.text.substr(begin, article.text.find('\n', begin) - begin);
}

// The items of a list such as ["a", "b"]; no name has a quote in it.
std::vector<std::string> list_items(const std::string& list) {
  std::vector<std::string> items;
  for (std::size_t at = list.find('"'); at != std::string::npos;) {
    const std::size_t end = list.find('"', at + 1);
    items.push_back(list.substr(at + 1, end - at - 1));
    at = list.find('"', end + 1);
  }
  return items;
}

}  // namespace

TEST_CASE("A weighted draw yields each index in proportion to its weight") {
  const std::vector<double> weights{5.0, 0.0, 3.0, 2.0};
  const WeightedDraw draw(weights);
  Random random(1);
  std::vector<double> counts(weights.size());
  constexpr int draws = 100'000;
  for (int i = 0; i < draws; ++i) ++counts[draw(random)];
  CHECK(is_near(counts[0] / draws, 0.5, 0.01));
  CHECK(counts[1] == 0.0);
  CHECK(is_near(counts[2] / draws, 0.3, 0.01));
  CHECK(is_near(counts[3] / draws, 0.2, 0.01));
}

TEST_CASE("A draw by Zipf's law yields the first rank ten times as often as the tenth") {
  const WeightedDraw draw(zipf_weights(1'000, 1.0));
  Random random(2);
  std::vector<double> counts(1'000);
  for (int i = 0; i < 200'000; ++i) ++counts[draw(random)];
  CHECK(is_near(counts[0] / counts[9], 10.0, 1.0));
  CHECK(is_near(counts[1] / counts[19], 10.0, 1.5));
}

TEST_CASE("English words inflect by rule") {
  const auto forms = [](std::string_view root, WordClass word_class) {
    std::vector<std::string> texts;
    for (const WordForm& form : inflected(root, word_class)) texts.push_back(form.text);
    return texts;
  };
  using enum WordClass;
  using Texts = std::vector<std::string>;
  CHECK(forms("film", noun) == Texts{"film", "films"});
  CHECK(forms("story", noun) == Texts{"story", "stories"});
  CHECK(forms("church", noun) == Texts{"church", "churches"});
  CHECK(forms("carry", verb) == Texts{"carry", "carries", "carried", "carrying", "carrier"});
  CHECK(forms("stop", verb) == Texts{"stop", "stops", "stopped", "stopping", "stopper"});
  CHECK(forms("move", verb) == Texts{"move", "moves", "moved", "moving", "mover"});
  CHECK(forms("show", verb) == Texts{"show", "shows", "showed", "showing", "shower"});
  CHECK(forms("gentle", adjective) == Texts{"gentle", "gently", "gentler", "gentleness"});
  CHECK(forms("happy", adjective) == Texts{"happy", "happily", "happier", "happiness"});
}

TEST_CASE("The shares of a word's forms add up to one") {
  for (const Root& root : review_roots()) {
    double whole = 0.0;
    for (const WordForm& form : inflected(root.text, root.word_class)) whole += form.share;
    INFO(root.text);
    CHECK(is_near(whole, 1.0, 1e-9));
  }
}

TEST_CASE("The stemmer brings most forms of a word back together") {
  const rosebud::Stemmer stemmer("en");
  int together = 0;
  int forms = 0;
  for (const Root& root : review_roots()) {
    for (const WordForm& form : inflected(root.text, root.word_class)) {
      ++forms;
      together += stemmer.stem(form.text) == stemmer.stem(root.text) ? 1 : 0;
    }
  }
  // Snowball keeps -er and -ier apart from their verbs and adjectives.
  CHECK(together > forms * 8 / 10);
}

TEST_CASE("There are 5,000 directors and 8,000 writers, none of them twice") {
  const People people = make_people();
  const std::set<std::string> directors(people.directors.begin(), people.directors.end());
  const std::set<std::string> writers(people.writers.begin(), people.writers.end());
  CHECK(directors.size() == 5'000);
  CHECK(writers.size() == 8'000);
  std::vector<std::string> both;
  std::ranges::set_intersection(directors, writers, std::back_inserter(both));
  CHECK(both.size() == 1'500);
}

TEST_CASE("A seed makes the same article each time, another seed another") {
  const GeneratedArticle once = generator().make(42);
  const GeneratedArticle again = ArticleGenerator(7).make(42);
  CHECK(once.text == again.text);
  CHECK(once.folder + '/' + once.name == again.folder + '/' + again.name);
  CHECK(once.text != ArticleGenerator(8).make(42).text);
  CHECK(once.text != generator().make(43).text);
}

TEST_CASE("Generated articles have from 100 to 1,500 words") {
  int shortest = 10'000;
  int longest = 0;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const int words = words_in(body_of(generator().make(i)));
    shortest = std::min(shortest, words);
    longest = std::max(longest, words);
  }
  CHECK(shortest >= 100);
  CHECK(shortest < 120);
  CHECK(longest <= 1'500);
  CHECK(longest > 1'400);
}

TEST_CASE("Generated articles are as long as asked for, about the same films") {
  const ArticleGenerator shorter(7, {60, 180});
  int shortest = 10'000;
  int longest = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    const GeneratedArticle article = shorter.make(i);
    const int words = words_in(body_of(article));
    shortest = std::min(shortest, words);
    longest = std::max(longest, words);
    CHECK(article.name == generator().make(i).name);
  }
  CHECK(shortest >= 60);
  CHECK(shortest < 65);
  CHECK(longest <= 180);
  CHECK(longest > 170);
}

TEST_CASE("The length of articles is two numbers, the smaller first") {
  CHECK(parse_length("60-180").fewest == 60);
  CHECK(parse_length("60-180").most == 180);
  CHECK(parse_length("7-7").most == 7);
  for (const char* wrong : {"60", "180-60", "0-10", "-10", "10-", "a-b", "1-999999999", ""}) {
    CHECK_THROWS_AS(parse_length(wrong), rosebud::Error);
  }
}

TEST_CASE("Words of generated articles are as frequent as Zipf's law says") {
  std::unordered_map<std::string, double> counts;
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    for (std::string& word : plain_words(body_of(generator().make(i)))) ++counts[std::move(word)];
  }
  std::vector<double> by_rank;
  by_rank.reserve(counts.size());
  for (const auto& [word, count] : counts) by_rank.push_back(count);
  std::ranges::sort(by_rank, std::greater<>());
  // "the" stands about once in twenty words, as in English.
  double whole = 0.0;
  for (const double count : by_rank) whole += count;
  CHECK(counts["the"] == by_rank.front());
  CHECK(is_near(counts["the"] / whole, 0.05, 0.015));
  // Ten times the rank, about a tenth of the frequency.
  CHECK(by_rank[99] / by_rank[999] > 5.0);
  CHECK(by_rank[99] / by_rank[999] < 20.0);
  // Many words, nearly half of them in very few places.
  CHECK(by_rank.size() > 20'000);
  CHECK(by_rank[by_rank.size() * 6 / 10] <= 4.0);
}

TEST_CASE("Generated articles credit one to three people, few of them often") {
  std::map<std::string, int> credits;
  for (std::uint64_t i = 0; i < 4'000; ++i) {
    const GeneratedArticle article = generator().make(i);
    const std::vector<std::string> directors = list_items(front_matter_line(article, "directors"));
    const std::vector<std::string> writers = list_items(front_matter_line(article, "writers"));
    REQUIRE_FALSE(directors.empty());
    REQUIRE(directors.size() <= 3);
    REQUIRE_FALSE(writers.empty());
    REQUIRE(writers.size() <= 3);
    REQUIRE(std::set<std::string>(directors.begin(), directors.end()).size() == directors.size());
    for (const std::string& director : directors) ++credits[director];
  }
  std::vector<int> by_rank;
  by_rank.reserve(credits.size());
  for (const auto& [director, count] : credits) by_rank.push_back(count);
  std::ranges::sort(by_rank, std::greater<>());
  CHECK(by_rank.front() > 100);
  CHECK(by_rank[by_rank.size() / 2] < 4);
}

TEST_CASE("Generated works are of 1920 to 2025, most of them recent, and reviewed no earlier than made") {
  int recent = 0;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const GeneratedArticle article = generator().make(i);
    const int year = std::stoi(front_matter_line(article, "year"));
    const int review_year = std::stoi(front_matter_line(article, "date"));
    REQUIRE(year >= 1920);
    REQUIRE(year <= 2025);
    REQUIRE(review_year >= year);
    recent += year >= 1990 ? 1 : 0;
  }
  CHECK(recent > 1'000);
}

TEST_CASE("Generated articles have paths of their own, in folders by month") {
  std::set<std::string> paths;
  std::set<std::string> folders;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const GeneratedArticle article = generator().make(i);
    paths.insert(article.folder + '/' + article.name);
    folders.insert(article.folder);
  }
  CHECK(paths.size() == 2'000);
  CHECK(folders.size() > 250);
}

TEST_CASE("An archive is never written into a folder that holds something") {
  const rosebud::testing::TempFolder folder;
  ArchiveWriter archive(folder.path());
  archive.write("2014/03", "memories.md", "It will do for now.\n");
  archive.write("2014/03", "rosebud.md", "It was a sledge.\n");
  CHECK(archive.files() == 2);
  CHECK(archive.bytes() == 37);
  CHECK(rosebud::testing::read_file(folder.path() / "2014/03/rosebud.md") == "It was a sledge.\n");
  CHECK_THROWS_AS(ArchiveWriter(folder.path()), rosebud::Error);
}
