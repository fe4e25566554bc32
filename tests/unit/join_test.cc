#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/read_article.hh"
#include "indexer/site/matching_files.hh"
#include "indexer/site/site.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::Contains;
using rosebud::testing::TempArchive;
using Values = std::vector<std::string_view>;

namespace {

constexpr std::string_view review =
    "---\nimdb_id: tt0041959\ngrade: A\ndate: 2019-03-02\n---\nThe zither plays.\n";

// An archive with one join, ready to read articles by.
class Joined {
 public:
  explicit Joined(
      TempArchive& archive,
      std::string_view settings = "[[join]]\nfiles = \"data/*\"\nkey = \"imdb_id\"\nmatch = \"imdbId\"\n") {
    archive.file("rosebud.toml", settings);
    use_site(options_, archive.path(), problems);
  }

  ReadResult read(std::string_view text = review, std::string_view path = "a.md") const {
    return read_article(path, text, options_);
  }
  Article article(std::string_view text = review, std::string_view path = "a.md") const {
    return read(text, path).article.value();
  }
  std::string fingerprint() const { return indexer::fingerprint(options_); }

  std::vector<Problem> problems;

 private:
  ReadOptions options_;
};

Source source_of(const Article& article, FieldId field) {
  for (const Fact& fact : article.facts) {
    if (fact.field == field) return fact.source;
  }
  return Source::prose;
}

}  // namespace

TEST_CASE("A record beside the articles gives a review its work's people, year and titles") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt0041959", "title": "The Third Man", "year": 1949,
    "originalTitle": "The 3rd Man", "directors": [{"name": "Carol Reed", "imdbId": "nm1"}],
    "writers": ["Graham Greene", "Orson Welles"], "countries": ["United Kingdom"]})");
  const Joined joined(archive);
  REQUIRE(joined.problems.empty());
  const Article article = joined.article();
  CHECK(article.values_of(FieldId::director) == Values{"Carol Reed"});
  CHECK(article.values_of(FieldId::writer) == Values{"Graham Greene", "Orson Welles"});
  CHECK(article.values_of(FieldId::year) == Values{"1949"});
  CHECK(article.values_of(FieldId::other_title) == Values{"The 3rd Man"});
  CHECK(article.values_of(FieldId::country) == Values{"United Kingdom"});
  CHECK(article.values_of(FieldId::work) == Values{"The Third Man"});
  CHECK(article.values_of(FieldId::title) == Values{"The Third Man"});
  CHECK(source_of(article, FieldId::director) == Source::join);
  CHECK(source_of(article, FieldId::title) == Source::join);
  CHECK(source_of(article, FieldId::date) == Source::front_matter);
}

TEST_CASE("An article's own title, in front matter or as a heading, stays above the record's") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt1", "title": "The Third Man"})");
  const Joined joined(archive);
  CHECK(joined.article("---\nimdb_id: tt1\ntitle: Zither music\n---\nText.\n").values_of(FieldId::title) ==
        Values{"Zither music"});
  const Article headed = joined.article("---\nimdb_id: tt1\n---\n# Zither music\n\nText.\n");
  CHECK(headed.values_of(FieldId::title) == Values{"Zither music"});
  CHECK(headed.values_of(FieldId::work) == Values{"The Third Man"});
}

TEST_CASE("A record's own date, rating, tags and author say nothing of the review") {
  TempArchive archive;
  archive.file(
      "data/a.json",
      R"({"imdbId": "tt1", "rating": 8.1, "date": "1949-09-01", "author": "X", "language": "de", "tags": ["y"]})");
  const Article article = Joined(archive).article("---\nimdb_id: tt1\ntitle: T\n---\nText.\n");
  CHECK_FALSE(article.rating);
  CHECK(article.values_of(FieldId::date).empty());
  CHECK(article.values_of(FieldId::reviewer).empty());
  CHECK(article.values_of(FieldId::tag).empty());
  CHECK(article.language == "en");
}

TEST_CASE("What a join maps is taken from the record, ratings and dates too") {
  TempArchive archive;
  archive.file("data/a.csv",
               "imdbId,name,score,seen,crew\ntt1,Stalker,9/10,2020-02-03,\"Andrei Tarkovsky\"\n");
  const Joined joined(archive, R"(
[[join]]
files = "data/a.csv"
key = "imdb_id"
match = "imdbId"
[join.fields]
title = "name"
rating = "score"
date = "seen"
director = "crew"
)");
  const Article article = joined.article("---\nimdb_id: tt1\n---\nText.\n");
  CHECK(article.values_of(FieldId::title) == Values{"Stalker"});
  CHECK(article.rating == 90);
  CHECK(article.values_of(FieldId::date) == Values{"2020-02-03"});
  CHECK(article.values_of(FieldId::director) == Values{"Andrei Tarkovsky"});
}

TEST_CASE("The article wins over the record, field by field, unless the record is preferred") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt1", "directors": ["R"], "year": 1950})");
  constexpr auto text = "---\nimdb_id: tt1\ntitle: T\ndirector: A\n---\nText.\n";
  const Article usual = Joined(archive).article(text);
  CHECK(usual.values_of(FieldId::director) == Values{"A"});
  CHECK(usual.values_of(FieldId::year) == Values{"1950"});
  const Joined preferring(
      archive, "[[join]]\nfiles = \"data/*\"\nkey = \"imdb_id\"\nmatch = \"imdbId\"\nprefer = \"record\"\n");
  CHECK(preferring.article(text).values_of(FieldId::director) == Values{"R"});
}

TEST_CASE("A list of records, a map of them by key, and lists under a name are all read") {
  const std::vector<std::pair<std::string_view, std::string_view>> files{
      {"data/a.json",
       R"([{"imdbId": "tt0", "director": "X"}, {"imdbId": "tt0041959", "director": "Carol Reed"}])"},
      {"data/a.json", R"({"tt0": {"director": "X"}, "tt0041959": {"director": "Carol Reed"}})"},
      {"data/a.json", R"({"updated": "2024", "films": [{"imdbId": "tt0041959", "director": "Carol Reed"}]})"},
      {"data/a.toml",
       "[[film]]\nimdbId = \"tt0\"\n[[film]]\nimdbId = \"tt0041959\"\ndirector = \"Carol Reed\"\n"},
      {"data/a.toml", "[tt0041959]\ndirector = \"Carol Reed\"\n"},
      {"data/a.yaml", "- {imdbId: tt0041959, director: Carol Reed}\n"},
      {"data/a.csv", "imdbId,director\r\ntt0041959,\"Carol Reed\"\r\n"},
      {"data/a.csv", "\xEF\xBB\xBFimdb_id;director\ntt0041959;Carol Reed\n"},
      {"data/a.tsv", "IMDB ID\tdirector\ntt0041959\tCarol Reed\n"},
      {"data/tt0041959.json", R"({"director": "Carol Reed", "runtime": 93})"},
  };
  for (const auto& [name, content] : files) {
    INFO(content);
    TempArchive archive;
    archive.file(name, content);
    const Joined joined(archive);
    CHECK(joined.problems.empty());
    CHECK(joined.article().values_of(FieldId::director) == Values{"Carol Reed"});
  }
}

TEST_CASE("Records can stand deeper in a file") {
  TempArchive archive;
  archive.file("data/a.json", R"({"data": {"films": {"tt0041959": {"director": "Carol Reed"}}}})");
  const Joined joined(archive,
                      "[[join]]\nfiles = \"data/a.json\"\nkey = \"imdb_id\"\nrecords = \"data.films\"\n");
  CHECK(joined.article().values_of(FieldId::director) == Values{"Carol Reed"});
  const Joined wrong(archive, "[[join]]\nfiles = \"data/a.json\"\nkey = \"imdb_id\"\nrecords = \"films\"\n");
  REQUIRE(wrong.problems.size() == 1);
  CHECK_THAT(to_string(wrong.problems[0]), Contains("data/a.json: there is nothing at \"films\""));
}

TEST_CASE("An article with several keys has the facts of all its records") {
  TempArchive archive;
  archive.file("data/a.json", R"([{"imdbId": "tt1", "director": "A"}, {"imdbId": "TT2", "director": "B"}])");
  CHECK(Joined(archive)
            .article("---\ntitle: Two\nimdb_id: [tt1, tt2]\n---\nText.\n")
            .values_of(FieldId::director) == Values{"A", "B"});
}

TEST_CASE("Articles join by the slug of their file name, and by their path") {
  TempArchive archive;
  archive.file("data/a.csv", "slug,path,director\nthe-third-man,films/m,Carol Reed\n");
  const Joined slug(archive, "[[join]]\nfiles = \"data/a.csv\"\nkey = \"slug\"\n");
  CHECK(slug.article("Text.\n", "_posts/2019-03-02-the-third-man.md").values_of(FieldId::director) ==
        Values{"Carol Reed"});
  CHECK(slug.article("Text.\n", "reviews/the-third-man/index.md").values_of(FieldId::director) ==
        Values{"Carol Reed"});
  const Joined path(archive, "[[join]]\nfiles = \"data/a.csv\"\nkey = \"path\"\n");
  CHECK(path.article("Text.\n", "films/m.md").values_of(FieldId::director) == Values{"Carol Reed"});
}

TEST_CASE("Of two joins the first has the say, and the second fills what is left") {
  TempArchive archive;
  archive.file("a.csv", "id,director\n1,A\n").file("b.csv", "id,director,year\n1,B,1950\n");
  const Joined joined(
      archive, "[[join]]\nfiles = \"a.csv\"\nkey = \"id\"\n[[join]]\nfiles = \"b.csv\"\nkey = \"id\"\n");
  const Article article = joined.article("---\nid: 1\n---\nText.\n");
  CHECK(article.values_of(FieldId::director) == Values{"A"});
  CHECK(article.values_of(FieldId::year) == Values{"1950"});
}

TEST_CASE("Records fill an archive's own facets") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt0041959", "runtimeMinutes": 93})");
  const Joined joined(archive,
                      "[facets.runtime]\nkind = \"number\"\nkeys = [\"runtimeMinutes\"]\n[[join]]\nfiles = "
                      "\"data/a.json\"\nkey = \"imdb_id\"\nmatch = \"imdbId\"\n");
  CHECK(joined.article().values_of(declared_id("runtime")) == Values{"93"});
}

TEST_CASE("Facts of a record keep the reader from inferring them") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt1", "director": "Carol Reed"})");
  const Article article = Joined(archive).article(
      "---\nimdb_id: tt1\ntitle: M\n---\nM (1931) is a film directed by Fritz Lang.\n");
  CHECK(article.values_of(FieldId::director) == Values{"Carol Reed"});
}

TEST_CASE("An article whose key no record has is a warning, one without a key is none") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt1", "director": "A"})");
  const Joined joined(archive);
  const ReadResult result = joined.read();
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].severity == Severity::warning);
  CHECK_THAT(result.problems[0].message, Contains("no record has the imdbId \"tt0041959\""));
  CHECK(joined.read("---\ntitle: T\n---\nText.\n").problems.empty());
}

TEST_CASE("What is wrong in a file of records is named with its line, and the rest is read") {
  TempArchive archive;
  archive.file("data/a.json", "{\n\"imdbId\": \"tt1\",\n broken")
      .file("data/b.csv", "imdbId,director\ntt2,A,B\ntt0041959,Carol Reed\n,Nobody\ntt9,\"open\n")
      .file("data/c.json", R"(["text", {"imdbId": "tt0041959"}])")
      .file("data/d.xlsx", "x")
      .file("data/e.toml", "a = \n")
      .file("data/f.json", "5");
  const Joined joined(archive);
  std::string all;
  for (const Problem& problem : joined.problems) all += to_string(problem) + "\n";
  CHECK_THAT(all, Contains("data/a.json:3: the file is not valid JSON"));
  CHECK_THAT(all, Contains("data/b.csv:2: the row has 3 cells") || Contains("data/b.csv:2:"));
  CHECK_THAT(all, Contains("data/b.csv:4: line 4: the record has no \"imdbId\""));
  CHECK_THAT(all, Contains("data/b.csv:5:"));
  CHECK_THAT(all, Contains("data/c.json:1: record 1 is not a map"));
  CHECK_THAT(all, Contains("record 2: \"tt0041959\" is also in data/b.csv, line 3, which counts"));
  CHECK_THAT(all, Contains("data/d.xlsx: is of a kind that a join cannot read"));
  CHECK_THAT(all, Contains("data/e.toml:1: the file is not valid TOML"));
  CHECK_THAT(all, Contains("data/f.json: holds no record"));
  CHECK(joined.article().values_of(FieldId::director) == Values{"Carol Reed"});
}

TEST_CASE("A pattern that no file matches is a failure at its join") {
  TempArchive archive;
  const Joined joined(archive, "language = \"en\"\n[[join]]\nfiles = \"data/*.json\"\nkey = \"a\"\n");
  REQUIRE(joined.problems.size() == 1);
  CHECK_THAT(to_string(joined.problems[0]), Contains("rosebud.toml:2: no file matches \"data/*.json\""));
  CHECK(joined.problems[0].severity == Severity::failure);
}

TEST_CASE("The reading fingerprint changes with the settings and with the files they name") {
  TempArchive archive;
  archive.file("data/a.json", R"({"imdbId": "tt1", "director": "A"})");
  const std::string first = Joined(archive).fingerprint();
  CHECK(Joined(archive).fingerprint() == first);
  archive.file("data/a.json", R"({"imdbId": "tt1", "director": "B"})");
  const std::string second = Joined(archive).fingerprint();
  CHECK(second != first);
  archive.file("data/b.json", R"({"imdbId": "tt2"})");
  CHECK(Joined(archive).fingerprint() != second);
  CHECK(Joined(archive, "language = \"fr\"\n").fingerprint() !=
        Joined(archive, "language = \"de\"\n").fingerprint());
}

TEST_CASE("Patterns of files match below their folder, sorted, without hidden ones") {
  TempArchive archive;
  archive.file("data/b.json", "").file("data/a.json", "").file("data/x/c.json", "").file("data/.d.json", "");
  archive.file("data/node_modules/e.json", "").file("data/.git/f.json", "").file("data/g.csv", "");
  using Paths = std::vector<std::string>;
  CHECK(matching_files(archive.path(), "data/*.json") == Paths{"data/a.json", "data/b.json"});
  CHECK(matching_files(archive.path(), "./data/**/*.json") ==
        Paths{"data/a.json", "data/b.json", "data/x/c.json"});
  CHECK(matching_files(archive.path(), "data/x/../g.csv") == Paths{"data/x/../g.csv"});
  CHECK(matching_files(archive.path() / "data", "../data/*.csv") == Paths{"../data/g.csv"});
  CHECK(matching_files(archive.path(), "none/*.json").empty());
  CHECK(matching_files(archive.path(), "data").empty());
}
