// rosebud.toml, from `rosebud init` to what is found.
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Reviews that hold an id and a grade; the films stand in files beside them.
void add_films(TempArchive& archive) {
  archive
      .file("content/reviews/the-third-man-1949.md",
            "---\ndate: 2019-03-02\nimdb_id: tt0041959\ngrade: A\nslug: the-third-man-1949\n---\nZither over "
            "Vienna.\n")
      .file("content/reviews/spirited-away-2001.md",
            "---\ndate: 2020-03-02\nimdb_id: tt0245429\ngrade: B+\nslug: spirited-away-2001\n---\nA bath "
            "house.\n")
      .file(
          "data/titles/the-third-man.json",
          R"({"imdbId": "tt0041959", "title": "The Third Man", "year": 1949, "directors": [{"name": "Carol Reed"}],
                "writers": [{"name": "Graham Greene"}], "runtimeMinutes": 93})")
      .file(
          "data/titles/spirited-away.json",
          R"({"imdbId": "tt0245429", "title": "Spirited Away", "originalTitle": "千と千尋の神隠し", "year": 2001,
                "directors": [{"name": "宮崎駿"}], "runtimeMinutes": 125})")
      .file("rosebud.toml", R"(
[urls]
base = "https://films.test"
generator = "hugo"
[urls.sections]
reviews = "/reviews/:slug/"

[facets.runtime]
kind = "number"
label = "Minutes"
keys = ["runtimeMinutes"]

[people]
"Hayao Miyazaki" = ["宮崎駿"]

[[join]]
files = "data/titles/*.json"
key = "imdb_id"
match = "imdbId"
)");
}

}  // namespace

TEST_CASE("Init writes a file that check and index can read, and never over one that is there") {
  TempArchive archive;
  archive.review("_posts/2020-01-02-a.md", ReviewBuilder("A").director("Carol Reed").raw("film_year: 1949"))
      .file("_config.yml", "url: https://films.test\npermalink: pretty\n");
  const ProgramRun first = run_in(archive, {"init"});
  CHECK(first.status == 0);
  CHECK_THAT(first.out, Contains("from 1 article and _config.yml (Jekyll)"));
  const std::string text = read_file(archive.path() / "rosebud.toml");
  CHECK_THAT(text, Contains("base = \"https://films.test\"") && Contains("film_year"));
  CHECK(run_in(archive, {"check", "."}).status == 0);
  CHECK(run_in(archive, {"index", "."}).status == 0);
  CHECK_THAT(run_in(archive, {"search", "--json"}).out, Contains("https://films.test/2020/01/02/a/"));

  archive.file("rosebud.toml", "language = \"fr\"\n");
  const ProgramRun second = run_in(archive, {"init"});
  CHECK(second.status == 2);
  CHECK_THAT(second.err, Contains("is there already") && Contains("--force"));
  CHECK(read_file(archive.path() / "rosebud.toml") == "language = \"fr\"\n");
  CHECK(run_in(archive, {"init", "--force", "."}).status == 0);
  CHECK(read_file(archive.path() / "rosebud.toml") == text);
  CHECK_FALSE(fs::exists(archive.path() / "rosebud.toml.new"));
}

TEST_CASE("Init can print what it would write") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  const ProgramRun printed = run_in(archive, {"init", "--print"});
  CHECK(printed.status == 0);
  CHECK_THAT(printed.out, Contains("[fields]"));
  CHECK_FALSE(fs::exists(archive.path() / "rosebud.toml"));
  CHECK(run_in(archive, {"init", "no-such-folder"}).status == 2);
}

TEST_CASE("Films in files beside the reviews are searched, counted and shown with the reviews") {
  TempArchive archive;
  add_films(archive);
  const ProgramRun indexed = run_in(archive, {"index", "."});
  CHECK(indexed.status == 0);
  CHECK(indexed.err.empty());
  CHECK_THAT(run_in(archive, {"search", "--director", "Carol Reed", "zither"}).out,
             Contains("The Third Man (1949)") && Contains("Carol Reed"));
  // One person under either name.
  CHECK_THAT(run_in(archive, {"search", "--director", "hayao miyazaki"}).out,
             Contains("Spirited Away (2001)"));
  const ProgramRun other_name = run_in(archive, {"search", "--director", "宮崎駿"});
  CHECK_THAT(other_name.out, Contains("Spirited Away (2001)") && !Contains("Third Man"));
  CHECK_THAT(other_name.err, Contains("was taken for the director Hayao Miyazaki"));
  CHECK_THAT(run_in(archive, {"search", "--where", "director=宮崎駿"}).out, Contains("Spirited Away (2001)"));
  CHECK_THAT(run_in(archive, {"search", "宮崎駿"}).out, Contains("Hayao Miyazaki"));
  CHECK_THAT(run_in(archive, {"search", "千と千尋の神隠し"}).out, Contains("Spirited Away"));
  const std::string json = run_in(archive, {"search", "--json", "--facets", "runtime"}).out;
  CHECK_THAT(json, Contains("https://films.test/reviews/the-third-man-1949/"));
  CHECK_THAT(json, Contains("\"125\"") || Contains("125"));
}

TEST_CASE("The server refines by another name of a person as by the name that counts") {
  TempArchive archive;
  add_films(archive);
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  const RunningServer server(server_config(archive.database()));
  const std::string other_name = "director=%E5%AE%AE%E5%B4%8E%E9%A7%BF";
  const std::string json = http_get(server.port(), "/api/search?" + other_name).body;
  CHECK_THAT(json, Contains("Spirited Away") && Contains("was taken for the director Hayao Miyazaki"));
  CHECK_FALSE(holds(json, "The Third Man"));
  CHECK_THAT(http_get(server.port(), "/?" + other_name).body, Contains("Spirited Away"));
}

TEST_CASE("Check and show tell which facts come from a join") {
  TempArchive archive;
  add_films(archive);
  archive.file("content/reviews/lost.md", "---\nimdb_id: tt999\n---\n# Lost\n\nText.\n");
  const ProgramRun checked = run_in(archive, {"check", "."});
  CHECK(checked.status == 0);
  CHECK_THAT(checked.out, Contains("join") && !Contains("imdb_id"));
  CHECK_THAT(checked.err, Contains("content/reviews/lost.md: no record has the imdbId \"tt999\""));
  const ProgramRun json = run_in(archive, {"check", "--json", "."});
  CHECK_THAT(json.out, Contains(R"("director":{"articles":2,"by_source":{"join":2}})"));
  const ProgramRun shown = run_in(archive, {"show", "--parsed", "content/reviews/the-third-man-1949.md"});
  CHECK_THAT(shown.out,
             Contains("Carol Reed  join") && Contains("https://films.test/reviews/the-third-man-1949/"));
}

TEST_CASE("A changed setting or joined file is noticed at the next run, and only then") {
  TempArchive archive;
  add_films(archive);
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK_THAT(run_in(archive, {"index", "."}).out, Contains("0 changed, 2 unchanged"));
  archive.file("data/titles/the-third-man.json",
               R"({"imdbId": "tt0041959", "title": "The Third Man", "directors": ["Sir Carol"]})");
  CHECK_THAT(run_in(archive, {"index", "."}).out, Contains("2 changed"));
  CHECK_THAT(run_in(archive, {"search", "--director", "Sir Carol"}).out, Contains("The Third Man"));
  CHECK_THAT(run_in(archive, {"index", "."}).out, Contains("0 changed, 2 unchanged"));
  archive.remove("rosebud.toml");
  CHECK_THAT(run_in(archive, {"index", "."}).out, Contains("2 changed"));
  CHECK(run_in(archive, {"search", "--director", "Sir Carol"}).status == 1);
}

TEST_CASE("A broken joined file is named, the rest is indexed, and the exit status says so") {
  TempArchive archive;
  add_films(archive);
  archive.file("data/titles/the-third-man.json", "{\n  \"imdbId\": \n}\n");
  const ProgramRun indexed = run_in(archive, {"index", "."});
  CHECK(indexed.status == 1);
  CHECK_THAT(indexed.err, Contains("data/titles/the-third-man.json:3: the file is not valid JSON"));
  CHECK_THAT(indexed.out, Contains("2 added"));
  CHECK_THAT(run_in(archive, {"search"}).out, Contains("Spirited Away (2001)"));
}

TEST_CASE("Settings that cannot be read stop the run, and the index stays as it was") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  archive.review("b.md", ReviewBuilder("B"));
  for (const auto& [text, complaint] : std::vector<std::pair<std::string, std::string>>{
           {"languag = \"fr\"\n", "rosebud.toml:1: there is no setting \"languag\""},
           {"\n[urls]\npattern = \"/:yaer/\"\n", "rosebud.toml:3: \":yaer\" is no part of an address"},
           {"a = [\n", "not valid TOML"}}) {
    archive.file("rosebud.toml", text);
    for (const char* command : {"index", "check"}) {
      const ProgramRun wrong = run_in(archive, {command, "."});
      CHECK(wrong.status == 2);
      CHECK_THAT(wrong.err, Contains(complaint));
    }
    CHECK_THAT(run_in(archive, {"search"}).out, Contains("1 article"));
  }
}

TEST_CASE("What the settings ignore is left out and counted, what .rosebudignore keeps comes back") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"))
      .review("notes/b.md", ReviewBuilder("B"))
      .review("old/c.md", ReviewBuilder("C"))
      .review("d.bak.md", ReviewBuilder("D"))
      .file("rosebud.toml", "ignore = [\"notes/\", \"*.bak.md\", \"old/*\"]\n")
      .file("old/.rosebudignore", "!c.md\n");
  const ProgramRun indexed = run_in(archive, {"index", "."});
  // rosebud.toml itself is nothing that was left out.
  CHECK_FALSE(holds(indexed.out, "other file types"));
  CHECK_THAT(indexed.out, Contains("2 added") && Contains("folders named in rosebud.toml (1)") &&
                              Contains(", named in rosebud.toml (1)"));
  const std::string found = run_in(archive, {"search", "--limit", "50"}).out;
  CHECK(holds(found, "a.md"));
  CHECK(holds(found, "old/c.md"));
}

TEST_CASE("A site's own keys and facets are refined by like any field") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c"}) {
    const std::string mood = *name == 'c' ? "calm" : "dark";
    archive.file(std::string(name) + ".md",
                 "---\ntitle: " + std::string(name) +
                     "\ncredits:\n  - {role: director, name: Carol Reed}\n  - {role: writer, "
                     "name: Graham Greene}\nfeel: " +
                     mood + "\n---\nText.\n");
  }
  archive.file(
      "rosebud.toml",
      "[fields]\ndirector = [\"credits[role=director].name\"]\nwriter = [\"credits[role=writer].name\"]\n"
      "[facets.mood]\nkeys = [\"feel\"]\n");
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK_THAT(run_in(archive, {"search", "--director", "Carol Reed", "--no-facets"}).out,
             Contains("3 articles"));
  CHECK(run_in(archive, {"search", "--director", "Graham Greene"}).status == 1);
  const std::string facets = run_in(archive, {"search", "--facets", "mood,writer"}).out;
  CHECK_THAT(facets, Contains("dark") && Contains("calm") && Contains("Graham Greene"));
}

TEST_CASE("An option of the command line wins over the settings") {
  TempArchive archive;
  archive.file("a.md", "---\ntitle: M\n---\nM (1931) is a film directed by Fritz Lang.\n")
      .file("rosebud.toml", "inference = true\n");
  REQUIRE(run_in(archive, {"index", ".", "--no-inference"}).status == 0);
  CHECK(run_in(archive, {"search", "--director", "Fritz Lang"}).status == 1);
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK(run_in(archive, {"search", "--director", "Fritz Lang"}).status == 0);
  archive.file("rosebud.toml", "inference = false\n");
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK(run_in(archive, {"search", "--director", "Fritz Lang"}).status == 1);
}
