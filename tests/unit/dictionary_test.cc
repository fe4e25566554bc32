// The dictionary of an archive: what is in it, in memory and in its file.
#include "store/dictionary/dictionary.hh"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "catalogue/name_spelling.hh"
#include "indexer/index_archive.hh"
#include "store/current_columns.hh"
#include "store/dictionary/build_dictionary.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using Texts = std::vector<std::string>;

namespace {

Texts spelled(std::string_view text, NameKind kind) {
  Texts all;
  for (const NameSpelling& spelling : name_spellings(text, kind)) all.push_back(spelling.letters);
  return all;
}

void index(const TempArchive& archive) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.threads = 1;
  options.force = true;
  REQUIRE(indexer::index_archive(options).failed() == 0);
}

store::Reader reader_of(const TempArchive& archive) {
  return store::Reader(store::DatabaseFolder(archive.database()));
}

store::Dictionary built(const store::Reader& reader) {
  const auto columns = store::Columns::read(reader.database(), reader.stamp().fields);
  return store::build_dictionary(reader.database(), reader.stamp(), *columns);
}

// Every array of a dictionary as bytes.
std::map<std::uint32_t, std::string> arrays_of(const store::Dictionary& dictionary) {
  std::map<std::uint32_t, std::string> arrays;
  store::Words words = dictionary.words();
  store::Names titles = dictionary.titles();
  store::Names people = dictionary.people();
  store::Dictionary::each_section(words, titles, people, [&](std::uint32_t number, const auto& items) {
    const auto bytes = std::as_bytes(items);
    arrays[number] = std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  });
  return arrays;
}

std::size_t place_of(const store::StringList& list, std::string_view text) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == text) return i;
  }
  FAIL("there is no " << text);
  return 0;
}

TempArchive& fill(TempArchive& archive) {
  archive.review(
      "a.md", ReviewBuilder("The Thing").director("John Carpenter").date("2001-02-03").text("A cold case."));
  archive.review("b.md",
                 ReviewBuilder("Thing").director("John Carpenter").writer("John Carpenter").text("A case."));
  archive.review("c.md",
                 ReviewBuilder("Amélie").director("Jean-Pierre Jeunet").date("2003-02-03").text("Paris."));
  archive.review("d.md",
                 ReviewBuilder("AMELIE").director("Jean-Pierre Jeunet").date("2002-02-03").text("Paris."));
  return archive;
}

}  // namespace

TEST_CASE("A name is spelled by its letters alone, as it is read, without signs and without its article") {
  CHECK(spelled("The Hi-Line", NameKind::title) == Texts{"thehiline", "hiline"});
  CHECK(spelled("F.I.S.T.", NameKind::title) == Texts{"fist"});
  CHECK(spelled("In & Out", NameKind::title) == Texts{"inandout", "inout"});
  CHECK(spelled("Ocean's Eleven", NameKind::title) == Texts{"oceaneleven", "oceanseleven"});
  CHECK(spelled("千と千尋の神隠し", NameKind::title) == Texts{"千と千尋の神隠し"});
  CHECK(spelled("Lo Wei", NameKind::person) == Texts{"lowei"});
  CHECK(spelled("The", NameKind::title) == Texts{"the"});
  CHECK(spelled("!?", NameKind::title).empty());
  CHECK(name_spellings("Border Patrol", NameKind::title).front().words == std::vector<std::uint32_t>{0, 6});
  CHECK(name_spellings(std::string(5000, 'x'), NameKind::title).front().letters.size() <= max_spelling_bytes);
}

TEST_CASE("A dictionary counts articles with a word, and those with it in a title or a name") {
  TempArchive archive;
  index(fill(archive));
  const store::Reader reader = reader_of(archive);
  const store::Dictionary dictionary = built(reader);
  const store::Words& words = dictionary.words();
  const auto counts = [&](std::string_view word) {
    const auto place = words.find(word);
    REQUIRE(place);
    return std::vector<std::uint32_t>{words.articles[*place], words.in_titles[*place],
                                      words.in_names[*place]};
  };
  CHECK(counts("case") == std::vector<std::uint32_t>{2, 0, 0});
  CHECK(counts("amelie") == std::vector<std::uint32_t>{2, 2, 0});
  CHECK(counts("carpenter")[2] >= 2);
  CHECK_FALSE(words.find("absent"));
  CHECK_FALSE(words.find("XDIRjohn"));
}

TEST_CASE("Titles are told apart by their article, not by case and accents") {
  TempArchive archive;
  index(fill(archive));
  const store::Reader reader = reader_of(archive);
  const store::Dictionary dictionary = built(reader);
  const store::Names& titles = dictionary.titles();
  REQUIRE(titles.size() == 3);
  const std::size_t amelie = place_of(titles.keys, "amelie");
  CHECK(titles.articles[amelie] == 2);
  CHECK(titles.newest[amelie] == 20030203);
  CHECK(titles.articles[place_of(titles.keys, "the thing")] == 1);
  const store::Names& people = dictionary.people();
  const std::size_t carpenter = place_of(people.keys, "john carpenter");
  CHECK(people.written[carpenter] == "John Carpenter");
  REQUIRE(people.roles_of(carpenter).size() == 2);
  CHECK(people.roles_of(carpenter)[0].articles == 2);
  CHECK(people.roles_of(carpenter)[1].articles == 1);
}

TEST_CASE("The indexer leaves the dictionary beside the database, after every change") {
  TempArchive archive;
  index(fill(archive));
  for (int round = 0; round < 2; ++round) {
    const store::Reader reader = reader_of(archive);
    const auto mapped = store::open_dictionary(reader.generation(), reader.identity());
    REQUIRE(mapped);
    CHECK(arrays_of(*mapped) == arrays_of(built(reader)));
    archive.review("e.md", ReviewBuilder("Stalker").director("Andrei Tarkovsky").text("A zone."));
    index(archive);
  }
}

TEST_CASE("A dictionary of other content, cut short or damaged is made anew") {
  TempArchive archive;
  index(fill(archive));
  const store::Reader reader = reader_of(archive);
  const auto file = reader.generation() / store::dictionary_name;
  const auto right = arrays_of(built(reader));
  const std::string bytes = read_file(file);
  store::Identity other = reader.identity();
  ++other.revision;
  CHECK_FALSE(store::open_dictionary(reader.generation(), other));
  std::ofstream(file, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  CHECK_FALSE(store::open_dictionary(reader.generation(), reader.identity()));
  std::filesystem::remove(file);
  CHECK(arrays_of(store::current_dictionary(
            {reader.generation(), reader.identity(), reader.database(), reader.stamp()})) == right);
}

TEST_CASE("Arrays that do not belong together are refused, and indices beyond them give nothing") {
  store::StringArrays one;
  one.add("word");
  store::Words words;
  words.text = one.view();
  CHECK_FALSE(store::Dictionary::of(words, {}, {}, nullptr));
  const std::vector<char> bytes{'a', 'b'};
  const std::vector<std::uint32_t> wild{9, 1};
  const store::StringList list(bytes, wild);
  CHECK(list[0] == "ab");
  CHECK(list[1].empty());
  CHECK(list[7].empty());
}
