// Whether what was typed, as a whole, is a title or a person of the archive, or nearly one.
#include "searcher/dictionary/recognise.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/index_archive.hh"
#include "searcher/query/near_words.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::searcher;
using namespace rosebud::testing;
using Texts = std::vector<std::string>;

namespace {

class Known : public TempArchive {
 public:
  Known() {
    add("a", "Border Patrol", "Stephen Moyer");
    add("b", "The Hi-Line", "John Carpenter");
    add("c", "Wall-E", "J.J. Abrams");
    add("d", "In & Out", "Akira Kurosawa");
    add("e", "千と千尋の神隠し", "Satoshi Kon");
    add("f", "2001: A Space Odyssey", "Kiyoshi Kurosawa");
    add("g", "Gate", "Amélie Nothomb");
    review("common.md", ReviewBuilder("Other").text("gates"));
    for (int i = 0; i < 5; ++i)
      review("x" + std::to_string(i) + ".md", ReviewBuilder("Item").text("same gats"));
    indexer::IndexOptions options;
    options.archive = path();
    options.threads = 1;
    REQUIRE(indexer::index_archive(options).failed() == 0);
    const store::Reader reader{store::DatabaseFolder(database())};
    dictionary_ = store::current_dictionary(
        {reader.generation(), reader.identity(), reader.database(), reader.stamp()});
  }

  const store::Dictionary& dictionary() const { return dictionary_; }
  Recognised recognise(std::string_view text) const { return searcher::recognise(dictionary_, text, 13); }

  Texts titles(std::string_view text) const { return names(dictionary_.titles(), recognise(text).titles); }
  Texts people(std::string_view text) const { return names(dictionary_.people(), recognise(text).people); }
  Texts near_titles(std::string_view text) const {
    Texts all;
    for (const Near& near : recognise(text).near_titles)
      all.emplace_back(dictionary_.titles().written[near.place]);
    return all;
  }
  Texts near_people(std::string_view text) const {
    Texts all;
    for (const Near& near : recognise(text).near_people)
      all.emplace_back(dictionary_.people().written[near.place]);
    return all;
  }

  Texts meant(std::string_view text, FieldId field = FieldId::director) const {
    return names(dictionary_.people(), people_meant(dictionary_, text, field).people);
  }

  static Texts names(const store::Names& names, const std::vector<std::uint32_t>& places) {
    Texts all;
    for (const std::uint32_t place : places) all.emplace_back(names.written[place]);
    return all;
  }

 private:
  void add(const std::string& name, std::string_view title, std::string_view director) {
    review(name + ".md", ReviewBuilder(title).director(director));
  }
  store::Dictionary dictionary_;
};

}  // namespace

TEST_CASE("A title is recognised wherever its spaces and signs were typed, with its article and without") {
  const Known known;
  CHECK(known.titles("borderpatrol") == Texts{"Border Patrol"});
  CHECK(known.titles("wall e") == Texts{"Wall-E"});
  CHECK(known.titles("WALLE") == Texts{"Wall-E"});
  CHECK(known.titles("hiline") == Texts{"The Hi-Line"});
  CHECK(known.titles("the hi line") == Texts{"The Hi-Line"});
  CHECK(known.titles("in out") == Texts{"In & Out"});
  CHECK(known.titles("in and out") == Texts{"In & Out"});
  CHECK(known.titles("border").empty());
}

TEST_CASE("A title typed with a slip is recognised, whatever word the slip makes") {
  const Known known;
  CHECK(known.near_titles("order patrol") == Texts{"Border Patrol"});
  CHECK(known.near_titles("bodrer patrol") == Texts{"Border Patrol"});
  CHECK(known.near_titles("boder patrl") == Texts{"Border Patrol"});
  CHECK(known.near_titles("千と千寻の神隠し") == Texts{"千と千尋の神隠し"});
  CHECK(known.near_titles("2001 a space oddysey") == Texts{"2001: A Space Odyssey"});
  CHECK(known.near_titles("2010 a space odyssey").empty());
  CHECK(known.near_titles("border patrol").empty());
}

TEST_CASE("A single word that many articles hold is no slip for a title") {
  const Known known;
  CHECK(known.near_titles("gats").empty());
  CHECK(known.near_titles("gatte") == Texts{"Gate"});
}

TEST_CASE("People are recognised in either order, without accents, by initials and with a slip") {
  const Known known;
  CHECK(known.people("Kon Satoshi") == Texts{"Satoshi Kon"});
  CHECK(known.people("amelie nothomb") == Texts{"Amélie Nothomb"});
  CHECK(known.people("J. Carpenter") == Texts{"John Carpenter"});
  CHECK(known.people("carpenter j") == Texts{"John Carpenter"});
  CHECK(known.people("JJ Abrams") == Texts{"J.J. Abrams"});
  CHECK(known.people("j j abrams") == Texts{"J.J. Abrams"});
  CHECK(known.people("k carpenter").empty());
  CHECK(known.near_people("stephen mokyer") == Texts{"Stephen Moyer"});
  CHECK(known.near_people("mokyer stephen") == Texts{"Stephen Moyer"});
}

TEST_CASE("A surname is somebody when one person alone has it") {
  const Known known;
  CHECK(Known::names(known.dictionary().people(), known.recognise("kon").only_people) ==
        Texts{"Satoshi Kon"});
  CHECK(known.recognise("kurosawa").only_people.empty());
  CHECK(known.recognise("kuro").only_people.empty());
}

TEST_CASE("In a field of people a part, initials, another order or a slip say who is meant") {
  const Known known;
  CHECK(known.meant("kon") == Texts{"Satoshi Kon"});
  CHECK(known.meant("kon satoshi") == Texts{"Satoshi Kon"});
  CHECK(known.meant("j carpenter") == Texts{"John Carpenter"});
  CHECK(known.meant("kurosawa").size() == 2);
  CHECK(known.meant("kno") == Texts{"Satoshi Kon"});
  CHECK(known.meant("satohsi kon") == Texts{"Satoshi Kon"});
  CHECK(known.meant("kon", FieldId::writer).empty());
  CHECK(known.meant("zzz").empty());
  CHECK(known.meant("").empty());
}

TEST_CASE(
    "Another first letter makes a word of four letters another word, but for words of titles and names") {
  const Known known;
  const auto near = [&](std::string_view word) {
    Texts all;
    for (const NearWord& one : near_words(known.dictionary().words(), word)) all.push_back(one.text);
    return all;
  };
  CHECK(near("game") == Texts{"gate"});  // a title's; "same" stands in texts alone
  CHECK(near("fame").empty());
  CHECK(near("smae") == Texts{"same"});
  CHECK(near("hate") == Texts{"gate"});  // a title's
  CHECK(near("b2rder").empty());
}

TEST_CASE("Nothing that is typed is too odd to be looked up") {
  const Known known;
  for (const std::string& odd :
       {std::string(), std::string("  "), std::string("\xff\xfe"), std::string(3000, 'a'),
        std::string("a b c d e f g h"), std::string("!!"), std::string("j j")}) {
    CHECK_FALSE(known.recognise(odd).near());
    known.meant(odd);
  }
}
