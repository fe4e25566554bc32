// What is suggested as somebody types.
#include "searcher/suggest/suggest.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "server/suggestions_json.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using Texts = std::vector<std::string>;

namespace {

class Suggesting : public TempArchive {
 public:
  Suggesting() {
    add("a", "Magnetic Rose", "Koji Morimoto", 1995);
    add("b", "Magnetic Rose", "Koji Morimoto", 1996);
    add("c", "The Magnificent Ambersons", "Orson Welles", 1942);
    add("d", "2001: A Space Odyssey", "Stanley Kubrick", 1968);
    add("e", "The Lord of the Rings", "Peter Jackson", 2001);
    add("f", "Amélie", "Jean-Pierre Jeunet", 2001);
    add("g", "千と千尋の神隠し", "宮崎駿", 2001);
    add("h", "Rose Garden", "Maggie Smith", 2001);
    add("i", "It", "Andy Muschietti", 2017);
    add("j", "Italian Job: -OR-", "Stanley Donen", 2003);
    review("text.md", ReviewBuilder("Other").text("A magnanimous, magnanimous magnate."));
    review("text2.md", ReviewBuilder("Others").text("Magnanimous."));
    indexer::IndexOptions options;
    options.archive = path();
    options.threads = 1;
    REQUIRE(indexer::index_archive(options).failed() == 0);
  }

  std::vector<Suggestion> all(std::string_view typed, std::size_t limit = 10) const {
    return searcher::Searcher{store::DatabaseFolder(database())}.suggest(typed, limit).list;
  }

  Texts texts(std::string_view typed, SuggestionKind kind, std::size_t limit = 10) const {
    Texts found;
    for (const Suggestion& suggestion : all(typed, limit)) {
      if (suggestion.kind == kind) found.push_back(suggestion.text);
    }
    return found;
  }

  Texts titles(std::string_view typed) const { return texts(typed, SuggestionKind::title); }
  Texts people(std::string_view typed) const { return texts(typed, SuggestionKind::person); }

 private:
  void add(const std::string& name, std::string_view title, std::string_view director, int year) {
    review(name + ".md", ReviewBuilder(title).director(director).year(year));
  }
};

}  // namespace

TEST_CASE("Titles come first, then people, then words, each with its articles") {
  const Suggesting archive;
  const auto found = archive.all("mag");
  REQUIRE(found.size() >= 4);
  CHECK(found[0] == Suggestion{"Magnetic Rose", SuggestionKind::title, "Magnetic Rose", 2});
  CHECK(found[1].text == "The Magnificent Ambersons");
  CHECK(found[2] == Suggestion{"Maggie Smith", SuggestionKind::person, "Maggie Smith", 1});
  const auto word = std::ranges::find(found, "magnanimous", &Suggestion::text);
  REQUIRE(word != found.end());
  CHECK(word->kind == SuggestionKind::word);
  CHECK(word->count == 2);
}

TEST_CASE("Suggestions begin with the first keystroke, at any word, without case, accents and signs") {
  const Suggesting archive;
  CHECK(archive.titles("i").front() == "It");
  CHECK(archive.titles("AME") == Texts{"Amélie"});
  CHECK(archive.titles("amé") == Texts{"Amélie"});
  CHECK(archive.titles("space od") == Texts{"2001: A Space Odyssey"});
  CHECK(archive.titles("2001 a sp") == Texts{"2001: A Space Odyssey"});
  CHECK(archive.titles("magneticr") == Texts{"Magnetic Rose"});
  CHECK(archive.titles("千と") == Texts{"千と千尋の神隠し"});
  CHECK(archive.titles("神") == Texts{"千と千尋の神隠し"});
  CHECK(archive.titles("lord rin") == Texts{"The Lord of the Rings"});
}

TEST_CASE("What is a title already stands before what it begins") {
  const Suggesting archive;
  CHECK(archive.titles("it") == Texts{"It", "Italian Job: -OR-"});
  CHECK(archive.titles("rose") == Texts{"Rose Garden", "Magnetic Rose"});
}

TEST_CASE("People are suggested by any of their names, in either order") {
  const Suggesting archive;
  CHECK(archive.people("kub") == Texts{"Stanley Kubrick"});
  CHECK(archive.people("stanley k") == Texts{"Stanley Kubrick"});
  CHECK(archive.people("kubrick st") == Texts{"Stanley Kubrick"});
  CHECK(archive.people("宮") == Texts{"宮崎駿"});
  CHECK(archive.people("jeanpierre") == Texts{"Jean-Pierre Jeunet"});
}

TEST_CASE("A slip is forgiven from four letters on, where nothing goes on as typed") {
  const Suggesting archive;
  CHECK(archive.titles("mangetic") == Texts{"Magnetic Rose"});
  CHECK(archive.titles("nagnet") == Texts{"Magnetic Rose"});
  CHECK(archive.people("kubirck") == Texts{"Stanley Kubrick"});
  CHECK(archive.all("kxb").empty());
  CHECK(archive.titles("2010 a").empty());
}

TEST_CASE("What is searched for is plain text even where a title looks like syntax") {
  const Suggesting archive;
  const auto found = archive.all("italian");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].text == "Italian Job: -OR-");
  CHECK(found[0].query == "italian job or");
}

TEST_CASE("There are never more suggestions than asked for, and none for nothing") {
  const Suggesting archive;
  CHECK(archive.all("m", 2).size() == 2);
  CHECK(archive.all("m", 0).empty());
  CHECK(archive.all("").empty());
  CHECK(archive.all(" !? ").empty());
  CHECK(archive.all("zzzz").empty());
  CHECK_NOTHROW(archive.all(std::string(5000, 'a')));
  CHECK_NOTHROW(archive.all("\xff\xc3"));
}

TEST_CASE("Where titles would fill the list a place is kept for people") {
  TempArchive archive;
  for (int i = 0; i < 20; ++i) {
    archive.review(
        std::to_string(i) + ".md",
        ReviewBuilder("Storm " + std::string(1, static_cast<char>('A' + i))).director("Storm Thorgerson"));
  }
  indexer::IndexOptions options;
  options.archive = archive.path();
  REQUIRE(indexer::index_archive(options).failed() == 0);
  const auto found = searcher::Searcher{store::DatabaseFolder(archive.database())}.suggest("storm", 10).list;
  REQUIRE(found.size() == 10);
  CHECK(found.back().text == "Storm Thorgerson");
}

TEST_CASE("Suggestions are JSON, well-formed whatever was typed") {
  const Suggestions suggestions{{{"A \"B\"", SuggestionKind::title, "a b", 1}}, false};
  CHECK(server::to_json("a\xff", suggestions) ==
        "{\"format\":1,\"q\":\"a\xEF\xBF\xBD\",\"suggestions\":[{\"text\":\"A \\\"B\\\"\",\"kind\":\"title\","
        "\"query\":\"a b\",\"count\":1}],\"timed_out\":false}\n");
  CHECK(server::to_open_search("a", suggestions.list) == "[\"a\",[\"a b\"],[\"title, 1 article\"]]\n");
  CHECK(server::to_open_search("a", {}) == "[\"a\",[],[]]\n");
}
