// Fields that an archive declares for itself, asked for through the program and the server.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_archive.hh"
#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

class Shelf : public TempArchive {
 public:
  Shelf() {
    review("alien.md", ReviewBuilder("Alien")
                           .raw(R"(platform: ['GOG: "Galaxy"', "Blu-ray/DVD", "Paris, Texas", 千と千尋])")
                           .raw("runtime: 117 min"));
    review("satantango.md", ReviewBuilder("Satantango").raw("platform: Blu-ray/DVD").raw("runtime: 439"));
    review("solaris.md", ReviewBuilder("Solaris").raw("genre: [science fiction]"));
    index({{"platform", FieldKind::keyword, "Where to watch", {}},
           {"runtime", FieldKind::number, "Minutes", {}}});
  }

  void index(const std::vector<DeclaredField>& declared) const {
    indexer::IndexOptions options;
    options.archive = path();
    options.reading.fields = FieldTable(declared);
    indexer::index_archive(options);
  }

  ProgramRun run(const std::vector<std::string>& arguments) const {
    return run_rosebud(arguments, {path(), {}, {}});
  }
};

std::vector<std::string> lines_with(const std::string& text, const std::string& part) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.find(part) != std::string::npos) found.push_back(line);
    at = end + 1;
  }
  return found;
}

}  // namespace

TEST_CASE("A search shows and counts what its archive declares, under its own heading") {
  const Shelf shelf;
  const ProgramRun run = shelf.run({"search"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("Where to watch  (1 without)\n"));
  CHECK_THAT(run.out, Contains("千と千尋"));
  CHECK_THAT(run.out, Contains("Minutes  117–439, by 10  (1 without)\n"));
  const ProgramRun one = shelf.run({"search", "--facets=platform"});
  CHECK_THAT(one.out, Contains("Paris, Texas"));
  CHECK_THAT(one.out, !Contains("Minutes"));
}

TEST_CASE("A search refines by any facet with --where, its value as it is written") {
  const Shelf shelf;
  for (const char* value : {"GOG: \"Galaxy\"", "gog: \"galaxy\"", "Paris, Texas", "千と千尋"}) {
    const ProgramRun run = shelf.run({"search", "--where", std::string("platform=") + value, "--no-facets"});
    INFO(value);
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("1 of 3 articles"));
    CHECK_THAT(run.out, Contains("alien.md"));
  }
  CHECK_THAT(shelf.run({"search", "--where", "platform=Blu-ray/DVD", "--where=runtime=200.."}).out,
             Contains("satantango.md"));
  CHECK_THAT(shelf.run({"search", "--where", "genre=science fiction"}).out, Contains("solaris.md"));
  const ProgramRun none = shelf.run({"search", "--where", "platform=Betamax"});
  CHECK(none.status == 1);
  CHECK_THAT(none.err, Contains("no article has the platform \"Betamax\""));
}

TEST_CASE("A search by a field that the archive has not is refused with advice") {
  const Shelf shelf;
  for (const char* where : {"shelf=1", "platform", "runtime=long"}) {
    const ProgramRun run = shelf.run({"search", "--where", where});
    INFO(where);
    CHECK(run.status == 2);
  }
  CHECK_THAT(shelf.run({"search", "--where", "platform"}).err, Contains("takes a field and a value"));
  CHECK_THAT(shelf.run({"search", "--where", "runtime=long"}).err,
             Contains("--where runtime takes a whole number"));
  CHECK_THAT(shelf.run({"search", "--where", "shelf=1"}).err, Contains("rosebud fields"));
  CHECK(shelf.run({"search", "--facets=shelf"}).status == 2);
}

TEST_CASE("JSON, an article and the list of fields tell what the archive declares") {
  const Shelf shelf;
  const std::string json = shelf.run({"search", "alien", "--json", "--where", "platform=千と千尋"}).out;
  CHECK_THAT(json, Contains(R"("refinements":{"platform":["千と千尋"]})"));
  CHECK_THAT(
      json,
      Contains(
          R"("declared":{"platform":["GOG: \"Galaxy\"","Blu-ray/DVD","Paris, Texas","千と千尋"],"runtime":[117]})"));
  CHECK_THAT(json, Contains(R"({"field":"platform","label":"Where to watch","values":[)"));
  const std::string article = shelf.run({"show", "alien.md"}).out;
  CHECK(lines_with(article, "platform").size() == 4);
  CHECK_THAT(article, Contains("runtime         117"));
  const std::string fields = shelf.run({"fields"}).out;
  CHECK_THAT(fields, Contains("Declared by this archive:"));
  CHECK_THAT(fields, Contains("runtime         number   Minutes (facet)"));
  CHECK_THAT(shelf.run({"fields", "--markdown"}).out, !Contains("runtime"));
}

TEST_CASE("Fields are listed without a database too, unless one is named that is not there") {
  const TempFolder folder;
  const ProgramRun run = run_rosebud({"fields"}, {folder.path(), {}, {}});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("director"));
  CHECK_THAT(run.out, !Contains("Declared"));
  CHECK(run_rosebud({"fields", "--db", (folder.path() / "none").string()}).status == 2);
}

TEST_CASE("A running server follows an archive that comes to declare other fields") {
  const Shelf shelf;
  const RunningServer server(server_config(shelf.database()));
  const auto get = [&](const std::string& target) {
    const HttpReply reply = http_get(server.port(), target);
    CHECK(reply.status == 200);
    return reply.body;
  };
  CHECK_THAT(get("/api/search?platform=Paris,+Texas"), Contains("\"total\":1,"));
  CHECK_THAT(get("/?platform=%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B"), Contains("Where to watch"));
  CHECK_THAT(get("/article/alien.md"), Contains("<dt>Minutes</dt>"));
  shelf.index({{"medium", FieldKind::keyword, "Medium", {"platform"}}});
  CHECK_THAT(get("/api/search?medium=Paris,+Texas"), Contains("\"total\":1,"));
  CHECK_THAT(get("/api/search?platform=Paris,+Texas"), Contains("\"total\":3,"));
  CHECK_THAT(get("/"), Contains("<h2 id=\"facet-medium\">Medium</h2>"));
  CHECK_THAT(get("/article/alien.md"), !Contains("Minutes"));
}

TEST_CASE("A rosebud.toml declares facets, whose values may hold anything") {
  TempArchive archive;
  archive.file("rosebud.toml", R"([facets.platform]
label = "Where to watch"
keys = ["watch.on[].shop", "Available On"]

[facets.runtime]
kind = "number"
label = "Minutes"

[facets.host]
kind = "name"

[facets.seen]
kind = "date"
keys = ["first seen"]

[people]
"Ana Lily Amirpour" = ["A. L. Amirpour"]

[[join]]
files = ["data/films.json"]
key = "imdb_id"
match = "id"
)");
  archive.file("data/films.json",
               R"([{"id": "tt1", "runtime": 117, "host": ["A. L. Amirpour"], "director": "Ridley Scott"}])");
  archive.review(
      "alien.md",
      ReviewBuilder("Alien")
          .raw("imdb_id: tt1")
          .raw(R"(watch: {on: [{shop: 'GOG: "Galaxy"'}, {shop: "Blu-ray/DVD"}, {shop: "Paris, Texas"}]})")
          .raw("first seen: 2001-05-20"));
  archive.review(
      "spirited.md",
      ReviewBuilder("Spirited Away").raw("Available On: [千と千尋の神隠し]").raw("runtime: 125 min"));
  const auto run = [&](const std::vector<std::string>& arguments) { return run_in(archive, arguments); };
  const ProgramRun indexed = run({"index", "."});
  CHECK_THAT(indexed.out, Contains("2 added"));
  REQUIRE(indexed.status == 0);
  for (const auto& [where, path] :
       std::vector<std::pair<std::string, std::string>>{{"platform=gog: \"galaxy\"", "alien.md"},
                                                        {"platform=Blu-ray/DVD", "alien.md"},
                                                        {"platform=paris, texas", "alien.md"},
                                                        {"platform=千と千尋の神隠し", "spirited.md"},
                                                        {"runtime=120..130", "spirited.md"},
                                                        {"runtime=117", "alien.md"},
                                                        {"host=Ana Lily Amirpour", "alien.md"},
                                                        {"seen=2001-05-20", "alien.md"}}) {
    INFO(where);
    const ProgramRun found = run({"search", "--where", where});
    CHECK_THAT(found.out, Contains("1 of 2 articles"));
    CHECK_THAT(found.out, Contains(path));
  }
  CHECK_THAT(run({"search"}).out, Contains("Where to watch"));
  CHECK_THAT(run({"show", "alien.md"}).out, Contains("host            Ana Lily Amirpour"));
  CHECK_THAT(run({"show", "--parsed", "alien.md"}).out, Contains("platform        Paris, Texas"));
  CHECK_THAT(run({"check", "."}).out, Contains("platform"));
  CHECK_THAT(run({"check", ".", "--json"}).out, Contains(R"("host":{"articles":1)"));
  CHECK_THAT(run({"fields"}).out, Contains("from watch.on[].shop, Available On"));
  // Searching asks the database alone.
  archive.remove("rosebud.toml");
  CHECK_THAT(run({"search", "--where", "runtime=117", "--facets=host"}).out, Contains("Ana Lily Amirpour"));
  REQUIRE(run({"index", "."}).status == 0);
  CHECK(run({"search", "--where", "runtime=117"}).status == 2);
}

TEST_CASE("A facet that cannot be is refused with its line in rosebud.toml") {
  for (const char* name : {"director", "q", "originalauthor", "Shelf"}) {
    TempArchive archive;
    archive.review("a.md", ReviewBuilder("A"));
    archive.file("rosebud.toml", std::string("language = \"en\"\n\n[facets.") + name + "]\n");
    const ProgramRun run = run_rosebud({"index", archive.path().string()});
    INFO(name);
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("rosebud.toml:3"));
  }
}
