#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/error.hh"
#include "catalogue/nearest.hh"
#include "catalogue/read_settings.hh"
#include "catalogue/toml_bounds.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace std::string_view_literals;
using rosebud::testing::Contains;

namespace {

// "message | hint" of the Error that reading `text` throws; empty when it throws none.
std::string complaint(std::string_view text) {
  try {
    parse_settings(text);
  } catch (const Error& error) {
    return std::string(error.message()) + " | " + std::string(error.hint());
  }
  return {};
}

}  // namespace

TEST_CASE("Settings of an empty file are those of an archive without one") {
  CHECK(parse_settings("") == Settings{});
  CHECK(parse_settings("# only a comment\n") == Settings{});
  CHECK(parse_settings("\xEF\xBB\xBF[people]\n") == Settings{});
}

TEST_CASE("Every setting of rosebud.toml is read") {
  const Settings settings = parse_settings(R"(
language = "French"
inference = false
ignore = ["notes/", "*.bak.md"]

[fields]
director = ["_director", "credits[role=director].name"]
reviewer = []

[facets.mood]
label = "Mood"
keys = ["moods", "meta.mood"]

[facets.runtime]
kind = "number"

[urls]
base = "https://example.org/"
generator = "jekyll"
content = "/content/"
pattern = "pretty"

[urls.sections]
"/films/" = "/films/:title/"

[people]
"Hayao Miyazaki" = ["宮崎駿"]

[[join]]
files = "data/*.json"
key = "imdb_id"
match = "imdbId"
records = "films"
prefer = "record"

[join.fields]
title = "name"
mood = ["mood"]
)");
  CHECK(settings.language == "fr");
  CHECK_FALSE(settings.inference);
  CHECK(settings.ignore == std::vector<std::string>{"notes/", "*.bak.md"});
  REQUIRE(settings.fields.size() == 2);
  CHECK(settings.fields[0].field == "director");
  CHECK(settings.fields[0].keys[1].steps[0] == KeyStep{"credits", true, "role", "director"});
  CHECK(settings.fields[1].keys.empty());
  REQUIRE(settings.declared.size() == 2);
  CHECK(settings.declared[0] == DeclaredField{"mood", FieldKind::keyword, "Mood", {"moods", "meta.mood"}});
  CHECK(settings.declared[1].kind == FieldKind::number);
  CHECK(settings.urls.base == "https://example.org");
  CHECK(settings.urls.generator == Generator::jekyll);
  CHECK(settings.urls.content == "content");
  REQUIRE(settings.urls.rules.size() == 2);
  CHECK(settings.urls.rules[0].folder == "films");
  CHECK(settings.urls.rules[1].pattern == "pretty");
  CHECK(settings.people == std::vector<PersonNames>{{"Hayao Miyazaki", {"宮崎駿"}}});
  REQUIRE(settings.joins.size() == 1);
  CHECK(settings.joins[0].files == std::vector<std::string>{"data/*.json"});
  CHECK(settings.joins[0].match.written == "imdbId");
  CHECK(settings.joins[0].record_wins);
  CHECK(settings.joins[0].fields.size() == 2);
}

TEST_CASE("A record is matched by the article's own key unless another is named") {
  const Settings settings = parse_settings("[[join]]\nfiles = \"a.csv\"\nkey = \"slug\"\n");
  CHECK(settings.joins.at(0).match == settings.joins.at(0).key);
  CHECK_FALSE(settings.joins.at(0).record_wins);
}

TEST_CASE("A setting that is not known is refused with its line and the nearest known one") {
  CHECK_THAT(complaint("language = \"en\"\nlangauge = \"en\"\n"),
             Contains("rosebud.toml:2: there is no setting \"langauge\"") && Contains("\"language\""));
  CHECK_THAT(complaint("[fields]\n\ndirectr = [\"a\"]\n"),
             Contains("rosebud.toml:3: there is no field \"directr\"") && Contains("Is \"director\" meant?"));
  CHECK_THAT(complaint("[fields]\nmood = [\"mood\"]\n"), Contains("[facets.NAME]"));
  CHECK_THAT(complaint("[facets.mood]\nkeys = [\"a\"]\nlable = \"b\"\n"),
             Contains("rosebud.toml:3: there is no setting \"facets.mood.lable\"") && Contains("label"));
  CHECK_THAT(complaint("[[join]]\nfiles = \"a\"\nkeys = \"b\"\n"), Contains("join.keys") && Contains("key"));
  CHECK_THAT(complaint("[urls]\npermalink = \"/:slug/\"\n"), Contains("Known here: base"));
}

TEST_CASE("A field that has no keys of its own cannot be mapped") {
  CHECK_THAT(complaint("[fields]\nheading = [\"h\"]\n"), Contains("no field \"heading\""));
}

TEST_CASE("A value of the wrong type is refused with its line and an example") {
  CHECK_THAT(complaint("\nlanguage = 5\n"), Contains("rosebud.toml:2:") && Contains("is a text"));
  CHECK_THAT(complaint("inference = \"no\"\n"), Contains("true or false"));
  CHECK_THAT(complaint("ignore = [1]\n"), Contains("list of texts"));
  CHECK_THAT(complaint("fields = \"director\"\n"), Contains("Write `[fields]`"));
  CHECK_THAT(complaint("[join]\nfiles = \"a\"\nkey = \"b\"\n"), Contains("Write `[[join]]`"));
  CHECK_THAT(complaint("[facets]\nmood = \"x\"\n"), Contains("Write `[facets.mood]`"));
}

TEST_CASE("A value that cannot be is refused with what can") {
  CHECK_THAT(complaint("language = \"klingonese\"\n"), Contains("two letters"));
  CHECK_THAT(complaint("[urls]\nbase = \"example.org\"\n"), Contains("not the address of a site"));
  CHECK_THAT(complaint("[urls]\ngenerator = \"gatsby\"\n"), Contains("hugo, jekyll, eleventy, astro"));
  CHECK_THAT(complaint("[facets.mood]\nkind = \"text\"\n"), Contains("keyword, name, number, date"));
  CHECK_THAT(complaint("[facets.director]\n"), Contains("rosebud.toml:1:"));
  CHECK_THAT(complaint("[facets.\"Mood!\"]\n"), Contains("cannot be the name of a facet"));
  CHECK_THAT(complaint("[fields]\ndirector = [\"a[\"]\n"), Contains("rosebud.toml:2:") && Contains("']'"));
  CHECK_THAT(complaint("[[join]]\nkey = \"a\"\n"), Contains("a join names its files"));
  CHECK_THAT(complaint("[[join]]\nfiles = \"a\"\nkey = \"b\"\nprefer = \"me\"\n"),
             Contains("article, record"));
}

TEST_CASE("A name of two people is refused") {
  CHECK_THAT(complaint("[people]\nA = [\"X\"]\nB = [\"x\"]\n"),
             Contains("rosebud.toml:3:") && Contains("both A and B"));
  CHECK_THAT(complaint("[people]\nA = [\"B\"]\nB = [\"C\"]\n"), Contains("both A and B"));
  CHECK_THAT(complaint("[people]\nA = [\"\"]\n"), Contains("empty"));
  CHECK(complaint("[people]\nA = [\"a\", \"A.\"]\n").empty());
}

TEST_CASE("Invalid TOML is named with its line") {
  CHECK_THAT(complaint("a = 1\nb = [\n"), Contains("rosebud.toml:") && Contains("not valid TOML"));
  CHECK_THAT(complaint("language = \"\xFF\"\n"), Contains("rosebud.toml:1: the text is not UTF-8"));
}

TEST_CASE("Hostile TOML is refused before it is parsed") {
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  CHECK_THAT(complaint(key + " = 1\n"), Contains("rosebud.toml:1: nested too deeply"));
  CHECK_THAT(complaint("a = " + std::string(100'000, '[')), Contains("nested too deeply"));
  CHECK_THAT(complaint("# " + std::string(2'000'000, 'x')), Contains("longer than"));
  CHECK(line_nested_too_deeply("a = 1\n" + key) == 1);
  CHECK_FALSE(line_nested_too_deeply("a.b.c = [[1], [2]]\n"));
}

TEST_CASE("Paths of keys go into maps and over lists, all or some of their items") {
  CHECK(parse_key_path("a").steps == std::vector<KeyStep>{{"a"}});
  CHECK(parse_key_path(" book.contributors[].name ").steps ==
        std::vector<KeyStep>{{"book"}, {"contributors", true}, {"name"}});
  CHECK(parse_key_path("credits[ role = art director ].name").steps.front() ==
        KeyStep{"credits", true, "role", "art director"});
  CHECK(parse_key_path("Directed By").steps == std::vector<KeyStep>{{"Directed By"}});
}

TEST_CASE("What is no path of keys is refused") {
  for (const auto wrong : {"", " ", ".", "a.", ".a", "a..b", "a[", "a[]b", "a[x]", "a[=x]", "[]"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse_key_path(wrong), Error);
  }
  std::string deep = "a";
  for (int i = 0; i < 20; ++i) deep += ".a";
  CHECK_THROWS_AS(parse_key_path(deep), Error);
}

TEST_CASE("The nearest known word is the one a slip was meant for") {
  const std::vector<std::string_view> known{"director", "writer", "year"};
  CHECK(nearest("direktor", known) == "director"sv);
  CHECK(nearest("Yaer", known) == "year"sv);
  CHECK(nearest("director", known) == "director"sv);
  CHECK_FALSE(nearest("soundtrack", known));
  CHECK_FALSE(nearest(std::string(100'000, 'a'), known));
}

TEST_CASE("The settings of an archive are those of the file at its root") {
  rosebud::testing::TempArchive archive;
  CHECK(read_settings(archive.path()) == Settings{});
  archive.file("rosebud.toml", "language = \"de\"\n");
  CHECK(read_settings(archive.path()).language == "de");
  archive.remove("rosebud.toml").file("rosebud.toml/x", "");
  CHECK_THROWS_AS(read_settings(archive.path()), Error);
}

TEST_CASE("The example in the documentation can be read, and names every setting") {
  const std::string page =
      rosebud::testing::read_file(std::filesystem::path(ROSEBUD_SOURCE_DIR) / "docs/configuration.md");
  const auto begin = page.find("```toml\n") + 8;
  const Settings settings = parse_settings(page.substr(begin, page.find("```", begin) - begin));
  CHECK(settings.language == "en");
  CHECK(settings.fields.size() == 3);
  CHECK(settings.declared.size() == 2);
  CHECK(settings.urls.rules.size() == 3);
  CHECK(settings.people.size() == 1);
  CHECK(settings.joins.size() == 1);
  CHECK(settings.joins[0].fields.size() == 1);
}
