// Words that many articles have, two of which side by side are posted as a pair.
#include "catalogue/common_words.hh"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "bench/random.hh"
#include "indexer/document/common_word_counter.hh"
#include "searcher/searcher.hh"
#include "store/reader.hh"
#include "store/terms.hh"
#include "support/catch.hh"
#include "support/in_process_index.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using namespace rosebud::searcher;
using Words = std::vector<std::string>;
using Numbers = std::vector<std::size_t>;

namespace {

constexpr auto by_number = [](std::size_t number) { return fmt::format("{:04}.md", number); };

// The numbers of the articles that have the phrase, with how many postings that took.
struct Found {
  Numbers numbers;
  std::uint64_t postings = 0;
};

Found found(Searcher& searcher, const std::string& phrase) {
  SearchRequest request;
  request.text = fmt::format("\"{}\"", phrase);
  request.limit = max_limit;
  request.sort = Sort::date;
  const SearchResults results = searcher.search(request);
  Found found;
  found.postings = results.postings;
  if (!results.corrected.empty() || results.any_word) return found;
  for (const Hit& hit : results.hits) found.numbers.push_back(std::stoul(hit.path));
  std::ranges::sort(found.numbers);
  return found;
}

std::size_t articles_with(const TempArchive& archive, const std::string& term) {
  const store::Reader reader{store::DatabaseFolder(archive.database())};
  return reader.database().get_termfreq(term);
}

Block text(const std::string& words) {
  Block block;
  block.text = words;
  return block;
}

}  // namespace

TEST_CASE("A word is common when one article in twenty has it, however often it stands in one") {
  indexer::CommonWordCounter counter;
  for (int i = 0; i < 100; ++i) {
    std::string words = "Camera";
    if (i < 5) words += " Story";
    if (i < 4) words += " lantern lantern lantern";
    counter.add({text(words), text("camera 監督")});
  }
  const CommonWords common = counter.common();
  CHECK(common.of_archive() == Words{"camera", "camera story", "camera 監督", "story", "監督"});
  CHECK(common.holds("camera"));
  CHECK_FALSE(common.holds("lantern"));
  CHECK(common.holds("the"));
  CHECK(common.holds_pair("camera", "story"));
  CHECK(common.holds_pair("of", "the"));
  CHECK_FALSE(common.holds_pair("story", "camera"));
  CHECK(CommonWords().holds("the"));
  CHECK_FALSE(CommonWords().holds("camera"));
}

TEST_CASE("A phrase of common words is found where they stand one behind the other, and nowhere else") {
  const Words vocabulary{"moon", "river", "the", "camera", "story", "night", "not", "house"};
  bench::Random random(7);
  std::vector<Words> texts(120);
  TempArchive archive;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::uint32_t left = 3 + random.below(12); left > 0; --left)
      texts[i].push_back(vocabulary[random.below(static_cast<std::uint32_t>(vocabulary.size()))]);
    archive.review(by_number(i), ReviewBuilder("Untitled").text(fmt::format("{}", fmt::join(texts[i], " "))));
  }
  const Pairs pairs = GENERATE(Pairs::of_function_words, Pairs::of_common_words);
  index_in_process(archive, pairs);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  std::size_t matches = 0;
  for (int i = 0; i < 300; ++i) {
    Words phrase(2 + random.below(3));
    for (std::string& word : phrase)
      word = vocabulary[random.below(static_cast<std::uint32_t>(vocabulary.size()))];
    Numbers expected;
    for (std::size_t article = 0; article < texts.size(); ++article) {
      const Words& text = texts[article];
      const auto at = std::search(text.begin(), text.end(), phrase.begin(), phrase.end());
      if (at != text.end()) expected.push_back(article);
    }
    const std::string typed = fmt::format("{}", fmt::join(phrase, " "));
    CAPTURE(typed);
    CHECK(found(searcher, typed).numbers == expected);
    matches += expected.size();
  }
  CHECK(matches > 1000);
}

TEST_CASE("A phrase of two common words reads the articles that have it, not those that have its words") {
  TempArchive archive;
  for (std::size_t i = 0; i < 200; ++i) {
    std::string words = i % 50 == 0 ? "A night story." : "A story of one night.";
    if (i % 10 == 0) words += " The river house.";
    archive.review(by_number(i), ReviewBuilder("Untitled").text(words + " A river. Houses, a house."));
  }
  index_in_process(archive, Pairs::of_common_words);
  CHECK(articles_with(archive, store::pair_term("river", "house")) == 20);
  CHECK(articles_with(archive, store::pair_term("night", "story")) == 0);
  CHECK(articles_with(archive, store::shared_pair_term("night", "story")) == 4);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  const Found some = found(searcher, "night story");
  CHECK(some.numbers == Numbers{0, 50, 100, 150});
  // The pair, and the words among those that have it.
  CHECK(some.postings <= 5 * some.numbers.size());
  const Found more = found(searcher, "river house");
  CHECK(more.numbers.size() == 20);
  CHECK(more.postings <= 5 * more.numbers.size());
}

TEST_CASE("A phrase is not found where only another pair of its term stands") {
  // Two pairs of common words that share a term.
  std::vector<Words> pairs;
  const std::string letters = "bcdfghjklmnpqrstvwxz";
  std::map<std::string, Words> known;
  for (std::size_t i = 0; pairs.size() < 2; ++i) {
    const Words pair{fmt::format("{}ore", letters[i % 20]), fmt::format("{}ane{}", letters[i / 20 % 20], i)};
    const auto [other, is_new] = known.emplace(store::shared_pair_term(pair[0], pair[1]), pair);
    if (!is_new) pairs = {other->second, pair};
  }
  TempArchive archive;
  for (std::size_t i = 0; i < 60; ++i) {
    const bool first = i % 30 == 0;
    const bool second = i % 30 == 1;
    const auto write = [](const Words& pair, bool together) {
      return fmt::format("{}{}{}. ", pair[0], together ? " " : " or ", pair[1]);
    };
    archive.review(by_number(i),
                   ReviewBuilder("Untitled").text(write(pairs[0], first) + write(pairs[1], second)));
  }
  index_in_process(archive, Pairs::of_common_words);
  CHECK(articles_with(archive, store::shared_pair_term(pairs[0][0], pairs[0][1])) == 4);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  CHECK(found(searcher, fmt::format("{}", fmt::join(pairs[0], " "))).numbers == Numbers{0, 30});
  CHECK(found(searcher, fmt::format("{}", fmt::join(pairs[1], " "))).numbers == Numbers{1, 31});
}

TEST_CASE("A phrase of common characters of a script without spaces is found") {
  TempArchive archive;
  archive.review(by_number(0), ReviewBuilder("一").text("今敏監督の映画を見た。"));
  archive.review(by_number(1), ReviewBuilder("二").text("監督は映画を愛した。"));
  archive.review(by_number(2), ReviewBuilder("三").text("映画の監督を見た。"));
  index_in_process(archive, Pairs::of_common_words);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  CHECK(found(searcher, "監督の映画").numbers == Numbers{0});
  CHECK(found(searcher, "の監督").numbers == Numbers{2});
  CHECK(found(searcher, "映画を").numbers == Numbers{0, 1});
  CHECK(found(searcher, "を見た").numbers == Numbers{0, 2});
}

TEST_CASE("What comes to an archive later is posted in the pairs of its generation") {
  TempArchive archive;
  for (std::size_t i = 0; i < 40; ++i)
    archive.review(by_number(i), ReviewBuilder("Untitled").text("A night story by the river."));
  index_in_process(archive, Pairs::of_common_words);
  archive.review(by_number(40), ReviewBuilder("Untitled").text("Another night story, a lantern glow."));
  archive.review(by_number(0), ReviewBuilder("Untitled").text("Changed: the story of a night."));
  // An update asks for no pairs of its own.
  index_in_process(archive);
  CHECK(articles_with(archive, store::pair_term("night", "story")) == 40);
  CHECK(articles_with(archive, store::shared_pair_term("lantern", "glow")) == 0);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  CHECK(found(searcher, "night story").numbers.back() == 40);
  CHECK(found(searcher, "lantern glow").numbers == Numbers{40});
  CHECK(found(searcher, "story of a night").numbers == Numbers{0});
}

TEST_CASE("A small archive has pairs of function words only") {
  TempArchive archive;
  for (std::size_t i = 0; i < 40; ++i)
    archive.review(by_number(i), ReviewBuilder("Untitled").text("A night story of the river."));
  index_in_process(archive);
  CHECK(articles_with(archive, store::pair_term("night", "story")) == 0);
  CHECK(articles_with(archive, store::shared_pair_term("night", "story")) == 0);
  CHECK(articles_with(archive, store::pair_term("of", "the")) == 40);
}
