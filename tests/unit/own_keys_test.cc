#include "indexer/site/own_keys.hh"

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/read_settings.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/yaml.hh"
#include "indexer/site/site.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using Values = std::vector<std::string>;

namespace {

Values at(std::string_view yaml, std::string_view path) {
  const auto value = value_at(parse_yaml(yaml, 1), parse_key_path(path));
  return value ? scalars_in(*value) : Values{};
}

// The values of a field that front matter fills under the settings.
Values filled(std::string_view settings, std::string_view yaml, std::string_view field) {
  const Settings read = parse_settings(settings);
  const FieldTable table(read.declared);
  const Metadata metadata = read_metadata(OwnKeys(article_mappings(read)).apply(parse_yaml(yaml, 1)), table);
  Values values;
  for (const Fact& fact : metadata.facts) {
    if (fact.field == table.named(field)) values.push_back(fact.written);
  }
  return values;
}

// An article as it is read with a rosebud.toml.
ReadResult read_with(std::string_view settings, std::string_view path, std::string_view text) {
  ReadOptions options;
  options.today = "2026-01-01";
  std::vector<Problem> problems;
  options.site = std::make_shared<const Site>("/nowhere", settings, problems);
  use_site(options, "/nowhere", problems);
  return read_article(path, text, options);
}

}  // namespace

TEST_CASE("A path finds values in maps, in lists of maps, and those that a filter lets through") {
  constexpr auto yaml =
      "book:\n  contributors:\n    - {name: A, role: author}\n    - {name: B, role: [Art, Ink]}\n";
  CHECK(at(yaml, "book.contributors[].name") == Values{"A", "B"});
  CHECK(at(yaml, "book.contributors.name") == Values{"A", "B"});
  CHECK(at(yaml, "book.contributors[role=AUTHOR].name") == Values{"A"});
  CHECK(at(yaml, "book.contributors[role=ink].name") == Values{"B"});
  CHECK(at(yaml, "book.contributors[role=none].name").empty());
  CHECK(at(yaml, "book.title").empty());
  CHECK(at("a: ~\n", "a").empty());
  CHECK(at("a: 1\n", "a.b").empty());
}

TEST_CASE("Keys match as written before they match without case, spaces and signs") {
  CHECK(at("_director: A\ndirector: B\n", "_director") == Values{"A"});
  CHECK(at("_director: A\ndirector: B\n", "director") == Values{"B"});
  CHECK(at("Directed By: A\n", "directed_by") == Values{"A"});
  CHECK(at("a.b: 1\n", "a.b") == Values{"1"});
  CHECK(at("params: {mood: dark}\n", "mood") == Values{"dark"});
}

TEST_CASE("A mapped key fills its field, and the field's usual keys no longer do") {
  constexpr auto settings = "[fields]\ndirector = [\"regie\", \"credits[role=director].name\"]\n";
  CHECK(filled(settings, "regie: Fritz Lang\ndirector: Someone\n", "director") == Values{"Fritz Lang"});
  CHECK(filled(settings, "credits:\n  - {name: A, role: director}\n  - {name: B, role: writer}\n",
               "director") == Values{"A"});
  CHECK(filled(settings, "regie: A\ncredits: [{name: B, role: director}]\n", "director") == Values{"A", "B"});
  // Where no mapped key has a value, the usual ones count.
  CHECK(filled(settings, "director: Someone\n", "director") == Values{"Someone"});
}

TEST_CASE("Of several keys for a field with one value the first that has one counts") {
  constexpr auto settings = "[fields]\nwork = [\"film\", \"show\"]\n";
  CHECK(filled(settings, "show: B\nfilm: A\n", "work") == Values{"A"});
  CHECK(filled(settings, "show: B\n", "work") == Values{"B"});
}

TEST_CASE("A mapped key fills no other field, but for the article's own title and date") {
  CHECK(filled("[fields]\noriginal_author = [\"author\"]\n", "author: Stanislaw Lem\n", "reviewer").empty());
  CHECK(filled("[fields]\noriginal_author = [\"author\"]\n", "author: Stanislaw Lem\n", "original_author") ==
        Values{"Stanislaw Lem"});
  CHECK(filled("[fields]\nwork = [\"title\"]\n", "title: Stalker\n", "title") == Values{"Stalker"});
  CHECK(filled("[fields]\nyear = [\"date\"]\n", "date: 1979-05-25\n", "date") == Values{"1979-05-25"});
  CHECK(filled("[fields]\ndirector = [\"writer\"]\nwriter = [\"director\"]\n", "writer: A\ndirector: B\n",
               "writer") == Values{"B"});
}

TEST_CASE("A field with an empty list of keys is filled by none") {
  CHECK(filled("[fields]\nreviewer = []\n", "author: A\n", "reviewer").empty());
  CHECK(filled("[fields]\nreviewer = []\n", "title: T\nauthor: A\n", "title") == Values{"T"});
}

TEST_CASE("Items of a list are whole values, a text may hold several") {
  constexpr auto settings = "[fields]\ngenre = [\"kinds[].name\", \"kind\"]\n";
  CHECK(filled(settings, "kinds: [{name: \"Action, Comedy\"}]\n", "genre") == Values{"Action, Comedy"});
  CHECK(filled(settings, "kind: Action, Comedy\n", "genre") == Values{"Action", "Comedy"});
}

TEST_CASE("A site's own facets are filled by their keys, their paths, or their name") {
  constexpr auto settings =
      "[facets.mood]\nkeys = [\"feel\", \"meta.mood\"]\n[facets.runtime]\nkind = \"number\"\n";
  CHECK(filled(settings, "feel: [dark, wet]\nmeta: {mood: calm}\n", "mood") == Values{"dark", "wet", "calm"});
  CHECK(filled(settings, "runtime: 93 min\n", "runtime") == Values{"93"});
}

TEST_CASE("Keys that the settings use are known, others are told of") {
  const auto result = read_with(
      "[fields]\ndirector = [\"regie\"]\n[facets.mood]\nkeys = [\"meta.mood\"]\n[[join]]\nfiles = "
      "\"x.json\"\nkey = "
      "\"imdb_id\"\n",
      "a.md", "---\ntitle: T\nregie: A\nmeta: {mood: dark}\nimdb_id: tt1\nfoo: 1\n---\nText.\n");
  REQUIRE(result.unknown_keys.size() == 1);
  CHECK(result.unknown_keys[0].key == "foo");
}

TEST_CASE("A draft stays a draft whatever its keys are mapped to") {
  CHECK(read_with("[fields]\ndate = [\"seen\"]\n", "a.md",
                  "---\npublished: false\nseen: 2020-01-01\n---\nText.\n")
            .left_out == "drafts");
  CHECK(read_with("[fields]\ndate = [\"seen\"]\n", "a.md", "---\nseen: 2999-01-01\n---\nText.\n").left_out ==
        "dated in the future");
}

TEST_CASE("The archive's language is that of articles that do not say") {
  const auto french = read_with("language = \"fr\"\n", "a.md", "---\ntitle: T\n---\nTexte.\n");
  CHECK(french.article.value().language == "fr");
  CHECK(read_with("language = \"fr\"\n", "a.md", "---\nlang: de\n---\nText.\n").article.value().language ==
        "de");
}

TEST_CASE("Inference can be switched off for an archive") {
  constexpr auto text = "---\ntitle: M\n---\nM (1931) is a film directed by Fritz Lang.\n";
  CHECK_FALSE(read_with("", "a.md", text).article.value().values_of(FieldId::director).empty());
  CHECK(read_with("inference = false\n", "a.md", text).article.value().values_of(FieldId::director).empty());
}

TEST_CASE("All names of a person join under the one that the settings choose") {
  constexpr auto settings = "[people]\n\"Hayao Miyazaki\" = [\"宮崎駿\", \"Miyazaki Hayao\"]\n";
  const auto result = read_with(settings, "a.md",
                                "---\ntitle: T\ndirector: [宮崎駿, Miyazaki Hayao]\nwriter: HAYAO "
                                "MIYAZAKI\ntags: [宮崎駿]\n---\nText.\n");
  const Article& article = result.article.value();
  CHECK(article.values_of(FieldId::director) == std::vector<std::string_view>{"Hayao Miyazaki"});
  CHECK(article.values_of(FieldId::writer) == std::vector<std::string_view>{"Hayao Miyazaki"});
  // A tag is no person.
  CHECK(article.values_of(FieldId::tag) == std::vector<std::string_view>{"宮崎駿"});
  // What the article may be looked for by.
  REQUIRE(article.also_found_as.size() == 4);
  CHECK(article.also_found_as.front().written == "宮崎駿");
}

TEST_CASE("People without aliases stay as they are written") {
  const auto result =
      read_with("[people]\nA = [\"B\"]\n", "a.md", "---\ntitle: T\ndirector: [C, D]\n---\nText.\n");
  CHECK(result.article.value().values_of(FieldId::director) == std::vector<std::string_view>{"C", "D"});
  CHECK(result.article.value().also_found_as.empty());
}
