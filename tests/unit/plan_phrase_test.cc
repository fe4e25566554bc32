// Phrases in quotes where articles, or whoever types, write their words otherwise.
#include "searcher/query/plan_phrase.hh"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "bench/random.hh"
#include "searcher/searcher.hh"
#include "support/catch.hh"
#include "support/in_process_index.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using namespace rosebud::searcher;
using Texts = std::vector<std::string>;

namespace {

// Articles that are called by numbers and hold one text each.
class Texted : public TempArchive {
 public:
  Texted(const Texts& texts, Pairs pairs) {
    for (std::size_t i = 0; i < texts.size(); ++i)
      review(fmt::format("{}.md", i), ReviewBuilder(fmt::format("Number {}", i)).text(texts[i]));
    index_in_process(*this, pairs);
  }
};

class Shelf {
 public:
  explicit Shelf(const Texts& texts, Pairs pairs = Pairs::of_function_words)
      : archive_(texts, pairs), searcher_(store::DatabaseFolder(archive_.database())) {}

  // The numbers of those that hold what was typed, as it was typed.
  std::vector<std::size_t> found(const std::string& typed) {
    SearchRequest request;
    request.text = typed;
    request.limit = max_limit;
    request.sort = Sort::date;
    const SearchResults results = searcher_.search(request);
    std::vector<std::size_t> numbers;
    if (!results.corrected.empty() || results.any_word) return numbers;
    for (const Hit& hit : results.hits) numbers.push_back(std::stoul(hit.path));
    std::ranges::sort(numbers);
    return numbers;
  }

  bool finds(const std::string& typed, std::size_t number) {
    const auto numbers = found(typed);
    return std::ranges::find(numbers, number) != numbers.end();
  }

 private:
  Texted archive_;
  Searcher searcher_;
};

using Numbers = std::vector<std::size_t>;

}  // namespace

TEST_CASE("A phrase finds its words where an article joins them with a sign, at its edges and inside") {
  const Pairs pairs = GENERATE(Pairs::of_function_words, Pairs::of_common_words);
  Shelf shelf({"They see WALL·E falls down.", "They see wall e falls down.", "They see WALLE falls down.",
               "They see WALL·E. It falls down.", "A wall falls. See walle."},
              pairs);
  for (const std::string phrase : {"\"see walle falls\"", "\"walle falls\"", "\"walle falls down\""}) {
    CAPTURE(phrase);
    CHECK(shelf.found(phrase) == Numbers{0, 2});
  }
  CHECK(shelf.found("\"see walle\"") == Numbers{0, 2, 3, 4});
  CHECK(shelf.found("\"see wall-e falls\"") == Numbers{0, 1, 2});
  CHECK(shelf.found("\"see wall e falls\"") == Numbers{0, 1, 2});
  CHECK(shelf.found("\"walle down\"").empty());
}

TEST_CASE("A phrase finds other spellings of its words: apostrophes, dots, ands, umlauts, slashes") {
  const Pairs pairs = GENERATE(Pairs::of_function_words, Pairs::of_common_words);
  Shelf shelf(
      {"We watch Ocean's Eleven again", "We watch Oceans Eleven again", "The S.W.A.T. team waits",
       "The SWAT team waits", "A rock'n'roll band plays", "A rocknroll band plays", "Herr Müller kommt heim",
       "Herr Mueller kommt heim", "The O'Brien family moves", "The O Brien family moves",
       "Some Q&A follows now", "The Face/Off scene ends", "Alien³ begins here", "HUNTER×HUNTER begins here"},
      pairs);
  CHECK(shelf.found("\"oceans eleven again\"") == Numbers{0, 1});
  CHECK(shelf.found("\"watch ocean's eleven\"") == Numbers{0, 1});
  for (const std::string swat : {"s.w.a.t.", "swat", "s w a t"}) {
    CHECK(shelf.found("\"" + swat + " team\"") == Numbers{2, 3});
    CHECK(shelf.found("\"the " + swat + " team waits\"") == Numbers{2, 3});
  }
  for (const std::string rock : {"rock'n'roll", "rocknroll", "rock-n-roll"})
    CHECK(shelf.found("\"a " + rock + " band\"") == Numbers{4, 5});
  CHECK(shelf.found("\"rockn roll band\"") == Numbers{4});
  for (const std::string name : {"müller", "mueller"}) CHECK(shelf.finds("\"herr " + name + " kommt\"", 6));
  CHECK(shelf.found("\"müller kommt heim\"") == Numbers{6, 7});
  CHECK(shelf.found("\"o brien family\"") == Numbers{8, 9});
  CHECK(shelf.finds("\"obrien family moves\"", 8));
  CHECK(shelf.found("\"some qa follows\"") == Numbers{10});
  CHECK(shelf.found("\"q&a follows\"") == Numbers{10});
  CHECK(shelf.found("\"the faceoff scene\"") == Numbers{11});
  CHECK(shelf.found("\"alien3 begins\"") == Numbers{12});
  CHECK(shelf.found("\"hunterxhunter begins\"") == Numbers{13});
}

TEST_CASE("A phrase in a field finds its words joined with a sign as well") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Little WALL·E Returns").text("Some words."));
  archive.review("b.md", ReviewBuilder("Other").text("Little WALL·E returns."));
  index_in_process(archive);
  Searcher searcher{store::DatabaseFolder(archive.database())};
  SearchRequest request;
  for (const std::string typed : {"title:\"walle returns\"", "title:\"little walle returns\""}) {
    request.text = typed;
    const SearchResults results = searcher.search(request);
    REQUIRE(results.hits.size() == 1);
    CHECK(results.hits.front().path == "a.md");
  }
}

TEST_CASE("What finds a compound as a word finds it within a phrase, however both are written") {
  bench::Random random(11);
  const auto word = [&] {
    std::string text;
    for (std::uint32_t left = 1 + random.below(4); left > 0; --left)
      text += static_cast<char>('b' + random.below(8));
    return text;
  };
  const Texts signs{"-", "·", ".", "'", "’", "/", "☆", "", " "};
  const auto any_sign = [&] { return signs[random.below(static_cast<std::uint32_t>(signs.size()))]; };
  struct Compound {
    Texts words;
    std::string written;
  };
  std::vector<Compound> compounds;
  Texts texts;
  for (std::size_t i = 0; i < 150; ++i) {
    Compound compound;
    for (std::uint32_t left = 2 + random.below(3); left > 0; --left) compound.words.push_back(word());
    compound.written = fmt::format("{}", fmt::join(compound.words, any_sign()));
    texts.push_back(fmt::format("left{0}x {1} right{0}x", i, compound.written));
    compounds.push_back(std::move(compound));
  }
  Shelf shelf(texts, GENERATE(Pairs::of_function_words, Pairs::of_common_words));
  std::size_t tried = 0;
  for (std::size_t i = 0; i < compounds.size(); ++i) {
    for (const std::string& sign : signs) {
      // Letters that stand before an apostrophe may be an article, which is left out.
      const bool is_apostrophe = sign == "'" || sign == "’";
      if (is_apostrophe && compounds[i].written.find(' ') != std::string::npos) continue;
      const std::string typed = fmt::format("{}", fmt::join(compounds[i].words, sign));
      if (!shelf.finds(fmt::format("left{}x {}", i, typed), i)) continue;
      ++tried;
      INFO(compounds[i].written << " typed as " << typed);
      CHECK(shelf.finds(fmt::format("\"left{0}x {1} right{0}x\"", i, typed), i));
      CHECK(shelf.finds(fmt::format("\"left{}x {}\"", i, typed), i));
      CHECK(shelf.finds(fmt::format("\"{} right{}x\"", typed, i), i));
      CHECK_FALSE(shelf.finds(fmt::format("\"left{0}x right{0}x\"", i), i));
    }
  }
  CHECK(tried > 600);
}

TEST_CASE("The ways to write a phrase are bounded, and the first is as it was typed") {
  std::string typed;
  for (int i = 0; i < 20; ++i) typed += "müller-lüdenscheidt ";
  const std::vector<QueryToken> tokens = query_tokens(typed);
  const Xapian::WritableDatabase nothing("", Xapian::DB_BACKEND_INMEMORY);
  const auto all = phrase_variants(tokens, nothing, [](const std::string&) { return true; });
  REQUIRE(all.size() == most_variants);
  CHECK(all.front().also.empty());
  REQUIRE(all.front().tokens.size() == tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CHECK(all.front().tokens[i].text == tokens[i].text);
    CHECK(all.front().tokens[i].position == tokens[i].position);
  }
  CHECK(phrase_variants(tokens, nothing, [](const std::string&) { return false; }).size() == 1);
}
