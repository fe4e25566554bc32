// Lookups of what is a few edits away, against the slow and obvious way.
#include "searcher/dictionary/near.hh"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "bench/random.hh"
#include "catalogue/utf8.hh"
#include "store/dictionary/name_arrays.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::searcher;
using Words = std::vector<std::string>;

namespace {

struct List {
  store::StringArrays arrays;
  std::vector<std::uint32_t> by_end;

  explicit List(const Words& words) {
    const std::set<std::string> sorted(words.begin(), words.end());
    for (const std::string& word : sorted) arrays.add(word);
    by_end = store::order_by_end(arrays.view());
  }

  Words near(std::string_view typed, unsigned edits) const {
    const store::StringList view = arrays.view();
    Words found;
    for (const Near& one : near_strings({view, by_end}, typed, edits)) found.emplace_back(view[one.place]);
    return found;
  }
};

// Words of few letters are near one another.
std::string random_word(bench::Random& random, std::u32string_view letters, std::size_t longest) {
  std::string word;
  const std::size_t length = 1 + random.below(static_cast<std::uint32_t>(longest));
  for (std::size_t i = 0; i < length; ++i) {
    utf8::append(word, letters[random.below(static_cast<std::uint32_t>(letters.size()))]);
  }
  return word;
}

Words compared(const Words& words, const std::string& typed, unsigned edits) {
  std::set<std::string> found;
  for (const std::string& word : words) {
    if (letter_edits(letters_of(typed), letters_of(word), edits) <= edits) found.insert(word);
  }
  return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("An edit adds, leaves out, replaces or exchanges one letter of any script") {
  CHECK(letter_edits(U"kubrick", U"kubrik", 2) == 1);
  CHECK(letter_edits(U"kubrick", U"kurbick", 2) == 1);
  CHECK(letter_edits(U"солярис", U"соларис", 2) == 1);
  CHECK(letter_edits(U"千と千尋", U"千と千尋の", 2) == 1);
  CHECK(letter_edits(U"abcdef", U"fedcba", 2) == 3);
  CHECK(letter_edits(U"", U"ab", 2) == 2);
}

TEST_CASE("Short words forgive no edit, longer ones one, long ones two, and digits are no letters") {
  CHECK(edits_forgiven("kon") == 0);
  CHECK(edits_forgiven("кон") == 0);
  CHECK(edits_forgiven("akira") == 1);
  CHECK(edits_forgiven("casablanca") == 2);
  CHECK(edits_forgiven("2001") == 0);
  CHECK(edits_forgiven("district9") == 2);
}

TEST_CASE("Words near a mistyped one are those that comparing it with each would find") {
  bench::Random random(7);
  const auto letters =
      GENERATE(std::u32string(U"ab"), std::u32string(U"abcdefgh"), std::u32string(U"аеёк千尋が"));
  for (int round = 0; round < 20; ++round) {
    Words words;
    for (int i = 0; i < 400; ++i) words.push_back(random_word(random, letters, 10));
    const List list(words);
    for (int i = 0; i < 20; ++i) {
      const std::string typed = random_word(random, letters, 10);
      for (const unsigned edits : {0U, 1U, 2U}) {
        INFO(typed << " with " << edits);
        Words found = list.near(typed, edits);
        std::ranges::sort(found);
        CHECK(found == compared(words, typed, edits));
      }
    }
  }
}

TEST_CASE("Digits are never changed: 2001 is no 2010, and part 2 no part 3") {
  const List list({"part2", "part3", "partx"});
  CHECK(list.near("part2", 1) == Words{"part2"});
  CHECK(list.near("pfrt3", 1) == Words{"part3"});
}

TEST_CASE("Nothing is near in an empty list, and nothing typed is near only the shortest words") {
  CHECK(List({}).near("word", 2).empty());
  CHECK(List({"a", "abc"}).near("", 2) == Words{"a"});
}
