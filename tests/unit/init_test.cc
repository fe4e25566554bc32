#include <string>
#include <string_view>

#include "catalogue/read_settings.hh"
#include "indexer/init/draft.hh"
#include "indexer/init/proposals.hh"
#include "indexer/site/addresses.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::Contains;
using rosebud::testing::TempArchive;

namespace {

std::string draft(const TempArchive& archive) {
  return draft_settings(survey_archive(archive.path()), guess_generator(archive.path()));
}

// The draft, with every line that looks like a setting in force.
std::string with_proposals(std::string_view draft) {
  std::string text;
  bool in_proposals = true;
  for (std::size_t at = 0; at < draft.size();) {
    const auto end = draft.find('\n', at);
    std::string line(draft.substr(at, end - at));
    if (line.starts_with("# One person")) in_proposals = false;
    const bool setting = in_proposals && line.find('`') == std::string::npos && line.starts_with("# ") &&
                         (line.starts_with("# [facets.") || line.find(" = [\"") != std::string::npos ||
                          line.starts_with("# kind = "));
    text += (setting ? line.substr(2) : line) + "\n";
    at = end + 1;
  }
  return text;
}

void add_reviews(TempArchive& archive, std::string_view front_matter) {
  for (const char* name : {"a", "b", "c", "d"}) {
    archive.file(std::string("reviews/") + name + ".md",
                 "---\ntitle: T\n" + std::string(front_matter) + "---\nText.\n");
  }
}

}  // namespace

TEST_CASE("A draft of settings can be read, whatever the archive holds") {
  TempArchive archive;
  CHECK(parse_settings(draft(archive)) == Settings{});
  archive
      .file("a.md",
            "---\n\"ev\\\"il\\nkey] = [\": \"va\\\"l\\nue # x\"\n? [a, b]\n: c\n\"\": x\n---\nText.\n")
      .file("b.md", "---\n\"ev\\\"il\\nkey] = [\": \"va\\\"l\\nue # x\"\n---\nText.\n")
      .file("c.md", "---\na: [\n---\nText.\n");
  CHECK(parse_settings(draft(archive)) == Settings{});
}

TEST_CASE("A draft names the keys that are understood, with how many articles have them") {
  TempArchive archive;
  add_reviews(archive, "director: A\n");
  archive.file("x.md", "No front matter.\n");
  CHECK_THAT(draft(archive), Contains("#   director fills director (4)") &&
                                 Contains("#   title fills title (4)") &&
                                 Contains("5 articles, 1 without front matter"));
}

TEST_CASE("A draft proposes keys that are called like a field, and they work when taken") {
  TempArchive archive;
  add_reviews(
      archive,
      "main_director: Carol Reed\nmovie: {writer: Graham Greene}\ncrew: [{composer: Karas}]\ndirecter: B\n"
      "director_id: nm1\n");
  const std::string text = draft(archive);
  CHECK_THAT(text,
             Contains("\"main_director\"") && Contains("\"directer\"") && Contains("as \"Carol Reed\""));
  CHECK_THAT(text, Contains("# writer = [\"movie.writer\"]  # 4 articles, as \"Graham Greene\""));
  CHECK_THAT(text, Contains("# composer = [\"crew[].composer\"]"));
  CHECK(text.find("\"director_id\"") == std::string::npos);
  CHECK(parse_settings(text).fields.empty());
  CHECK(parse_settings(with_proposals(text)).fields.size() == 3);
}

TEST_CASE("A draft proposes facets where few values stand in many articles") {
  TempArchive archive;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    archive.file(n + ".md", "---\ntitle: T\nmood: " + std::string(i % 2 == 0 ? "dark" : "calm") +
                                "\nruntime: " + std::to_string(80 + i) + "\nuuid: id-" + n +
                                "\nrewatch: true\nimdb_url: https://x/" + n + "\n---\nText.\n");
  }
  const Proposals proposals = propose(survey_archive(archive.path()));
  REQUIRE(proposals.facets.size() == 2);
  CHECK(proposals.facets[0].name == "mood");
  CHECK(proposals.facets[0].kind == FieldKind::keyword);
  CHECK(proposals.facets[0].values == 2);
  CHECK(proposals.facets[1].name == "runtime");
  CHECK(proposals.facets[1].kind == FieldKind::number);
  const std::string text = draft(archive);
  CHECK(parse_settings(text).declared.empty());
  CHECK(parse_settings(with_proposals(text)).declared.size() == 2);
  CHECK_THAT(text, Contains("Other keys that fill nothing: imdb_url (12), rewatch (12), uuid (12)."));
}

TEST_CASE("Hugo is known by its settings, which give base, language and permalinks") {
  TempArchive archive;
  archive.file("hugo.toml",
               "baseURL = \"https://films.test/\"\nlanguageCode = \"fr-FR\"\n[permalinks]\nreviews = "
               "\"/:year/:slug/\"\n[params]\nx = 1\n");
  add_reviews(archive, "date: 2020-01-02\n");
  const Settings settings = parse_settings(draft(archive));
  CHECK(settings.urls.generator == Generator::hugo);
  CHECK(settings.urls.base == "https://films.test");
  CHECK(settings.language == "fr");
  REQUIRE(settings.urls.rules.size() == 1);
  CHECK(settings.urls.rules[0].folder == "reviews");
  CHECK(settings.urls.rules[0].pattern == "/:year/:slug/");
}

TEST_CASE("Hugo's newer permalinks, config.toml with a theme, and Zola are known too") {
  TempArchive newer;
  newer.file("hugo.yaml", "baseURL: http://localhost:1313/\npermalinks:\n  page:\n    films: /f/:slug/\n");
  const GeneratorGuess guess = guess_generator(newer.path());
  CHECK(guess.urls.base.empty());
  REQUIRE(guess.urls.rules.size() == 1);
  CHECK(guess.urls.rules[0].folder == "films");
  TempArchive themed;
  themed.file("config.toml", "theme = \"x\"\n");
  CHECK(guess_generator(themed.path()).name == "Hugo");
  TempArchive zola;
  zola.file("config.toml", "base_url = \"https://z.test\"\n");
  CHECK(guess_generator(zola.path()).name == "Zola");
  TempArchive other;
  other.file("config.toml", "[server]\nport = 1\n");
  CHECK(guess_generator(other.path()).name.empty());
}

TEST_CASE("Jekyll is known by its settings, which give base, language and permalinks") {
  TempArchive archive;
  archive.file("_config.yml",
               "url: https://films.test\nbaseurl: /blog\nlang: de\npermalink: pretty\ncollections:\n  "
               "films:\n    output: "
               "true\n    permalink: /f/:title/\n");
  const GeneratorGuess guess = guess_generator(archive.path());
  CHECK(guess.urls.generator == Generator::jekyll);
  CHECK(guess.urls.base == "https://films.test/blog");
  CHECK(guess.language == "de");
  REQUIRE(guess.urls.rules.size() == 2);
  CHECK(guess.urls.rules[0].pattern == "pretty");
  CHECK(guess.urls.rules[1].folder == "_films");
  CHECK_NOTHROW(Addresses(parse_settings(draft(archive)).urls));
}

TEST_CASE("A permalink that cannot be worked out is left to the reader") {
  TempArchive archive;
  archive.file("_config.yml", "permalink: /:whatever/:title/\n");
  CHECK(guess_generator(archive.path()).urls.rules.empty());
}

TEST_CASE("Astro, Eleventy and Obsidian are known by their files") {
  TempArchive astro;
  astro.file("astro.config.mjs", "export default defineConfig({\n  site: 'https://a.test',\n});\n");
  CHECK(guess_generator(astro.path()).urls.generator == Generator::astro);
  CHECK(guess_generator(astro.path()).urls.base == "https://a.test");
  TempArchive eleventy;
  eleventy.file(".eleventy.js", "module.exports = {};\n");
  CHECK(guess_generator(eleventy.path()).urls.generator == Generator::eleventy);
  TempArchive obsidian;
  obsidian.file(".obsidian/app.json", "{}");
  CHECK(guess_generator(obsidian.path()).name == "Obsidian");
  CHECK(parse_settings(draft(obsidian)).urls.generator == Generator::none);
}

TEST_CASE("Settings of a generator that cannot be read say nothing") {
  TempArchive archive;
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  archive.file("hugo.toml", key + " = 1\n").file("_config.yml", "a: [\n");
  CHECK(guess_generator(archive.path()).name.empty());
}
