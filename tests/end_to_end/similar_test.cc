// More like this: at the command line, in JSON, and on an article's page.
#include <filesystem>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

class Shelf : public TempArchive {
 public:
  Shelf() {
    review("blue.md", ReviewBuilder("Perfect Blue")
                          .director("Satoshi Kon")
                          .year(1997)
                          .date("2020-01-01")
                          .text("An idol singer turns actress, and a stalker's diary writes her days before "
                                "she lives them."));
    review("paprika.md", ReviewBuilder("Paprika")
                             .director("Satoshi Kon")
                             .year(2006)
                             .date("2020-01-02")
                             .text("A machine opens dreams, and a parade of them marches into the city."));
    review("idol.md",
           ReviewBuilder("The Idol")
               .director("Robert Rossen")
               .date("2020-01-03")
               .text("A singer and her stalker: the diary of an idol, and of the actress that she is not."));
    review("harbour.md", ReviewBuilder("Harbour")
                             .director("Ada Berg")
                             .date("2020-01-04")
                             .text("Fishing boats, fog, and a lighthouse keeper who counts gulls."));
    review("sea/lighthouse.md", ReviewBuilder("Lighthouse")
                                    .director("Nils Holm")
                                    .date("2020-01-05")
                                    .raw("permalink: /sea/lighthouse/")
                                    .text("The keeper counts boats in the fog; the gulls count him."));
    review("twin-1.md", ReviewBuilder("Twins").director("Ada Berg").date("2020-02-01").text("One."));
    review("twin-2.md", ReviewBuilder("Twins").director("Eva Lind").date("2020-02-02").text("Two."));
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  ProgramRun similar(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "similar");
    return run_in(*this, arguments);
  }

  std::vector<std::string> paths(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    std::vector<std::string> paths;
    const json::value answer = json::parse(similar(arguments).out);
    for (const json::value& one : answer.at("similar").as_array()) {
      paths.emplace_back(one.at("path").as_string());
    }
    return paths;
  }
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("Articles of the same director, and of the same words, are like one, but it is not like itself") {
  const Shelf shelf;
  CHECK(shelf.paths({"blue.md"}) == Paths{"paprika.md", "idol.md"});
  CHECK(shelf.paths({"blue.md", "--limit", "1"}) == Paths{"paprika.md"});
  CHECK(shelf.paths({"idol.md"}).front() == "blue.md");
  // By its words, and by its director.
  CHECK(shelf.paths({"harbour.md"}).size() == 2);
}

TEST_CASE("An article is named by its path, its address or its title, however that is typed") {
  const Shelf shelf;
  const Paths like = shelf.paths({"sea/lighthouse.md"});
  CHECK(like == Paths{"harbour.md"});
  for (const char* named :
       {"./sea/lighthouse.md", "/sea/lighthouse/", "/sea/lighthouse", "Lighthouse", "the LIGHTHOUSE"}) {
    CAPTURE(named);
    CHECK(shelf.paths({named}) == like);
  }
  // Without quotes, too.
  CHECK(shelf.paths({"perfect", "blue"}) == shelf.paths({"blue.md"}));
}

TEST_CASE("An article is found by its address with the columns beside the database and without") {
  const Shelf shelf;
  const Paths like = shelf.paths({"sea/lighthouse.md"});
  REQUIRE(fs::remove(shelf.database() / "gen-1" / "columns"));
  CHECK(shelf.paths({"/sea/lighthouse/"}) == like);
  // An address that no article has; an article without one does not have this.
  CHECK(shelf.similar({"/sea/"}).status == 1);
  CHECK(shelf.similar({"/"}).status == 1);
}

TEST_CASE("An article that moved, came or went is found by its address as it is now") {
  Shelf shelf;
  shelf.file("sea/lighthouse.md", "---\ntitle: Lighthouse\npermalink: /light/\n---\nA keeper by the sea.\n");
  shelf.file("new.md", "---\ntitle: New\npermalink: https://example.org/new\n---\nThe sea.\n");
  REQUIRE(run_index(shelf, {"--quiet"}).status == 0);
  CHECK(shelf.similar({"/sea/lighthouse/"}).status == 1);
  CHECK_THAT(shelf.similar({"/light"}).out, Contains("Lighthouse (sea/lighthouse.md)"));
  CHECK_THAT(shelf.similar({"https://example.org/new/"}).out, Contains("New (new.md)"));
}

TEST_CASE("What similar articles have in common is said") {
  const Shelf shelf;
  const std::string shown = shelf.similar({"blue.md"}).out;
  CHECK_THAT(shown, Contains("Like Perfect Blue (blue.md)"));
  CHECK_THAT(shown, Contains("also: director Satoshi Kon"));
  const json::value answer = json::parse(shelf.similar({"blue.md", "--json"}).out);
  CHECK(answer.at("format") == 1);
  CHECK(answer.at("article").at("title") == "Perfect Blue");
  CHECK(answer.at("similar").at(0).at("shared").at("director").at(0) == "Satoshi Kon");
  CHECK(answer.at("similar").at(1).at("shared").as_object().empty());
  CHECK(answer.at("similar").at(0).at("score").to_number<double>() > 0);
}

TEST_CASE("An article that is not there is an error with what may be meant") {
  const Shelf shelf;
  const ProgramRun typo = shelf.similar({"Papprika"});
  CHECK(typo.status == 1);
  CHECK(typo.out.empty());
  CHECK_THAT(typo.err,
             Contains("there is no article \"Papprika\"") && Contains("Did you mean Paprika (paprika.md)?"));
  CHECK_THAT(shelf.similar({"lighthouse-2.md"}).err, Contains("sea/lighthouse.md"));
  CHECK_THAT(shelf.similar({"qqqqqqqq"}).err, Contains("Name it by its title"));
  const ProgramRun twins = shelf.similar({"Twins"});
  CHECK(twins.status == 1);
  CHECK_THAT(twins.err, Contains("several articles") && Contains("twin-1.md") && Contains("twin-2.md"));
  CHECK(shelf.similar({}).status == 2);
}

TEST_CASE("Nothing is like an article that has nothing in common with the others") {
  const Shelf shelf;
  TempArchive lonely;
  lonely.review("a.md", ReviewBuilder("A quay").text("Salt and rope."))
      .review("b.md", ReviewBuilder("Noon").text("Sun."));
  REQUIRE(run_index(lonely, {"--quiet"}).status == 0);
  const ProgramRun run = run_in(lonely, {"similar", "a.md"});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("No article is like A quay"));
}

TEST_CASE("The order of similar articles that are equally like is by date, then path") {
  TempArchive archive;
  for (const char* name : {"c.md", "a.md", "b.md", "d.md"}) {
    archive.review(name, ReviewBuilder(std::string("Part ") + name)
                             .director("Ada Berg")
                             .date(std::string(name) == "c.md" ? "2020-01-02" : "2020-01-01"));
  }
  archive.review("z.md", ReviewBuilder("Finale").director("Ada Berg").date("2019-01-01"));
  REQUIRE(run_index(archive, {"--quiet"}).status == 0);
  std::vector<std::string> paths;
  const json::value answer = json::parse(run_in(archive, {"similar", "z.md", "--json"}).out);
  for (const json::value& one : answer.at("similar").as_array()) {
    paths.emplace_back(one.at("path").as_string());
  }
  CHECK(paths == Paths{"c.md", "a.md", "b.md", "d.md"});
}

TEST_CASE("The server answers what is like an article, and lists it below the article") {
  const Shelf shelf;
  RunningServer server(server_config(shelf.database()));
  const auto answer = http_get(server.port(), "/api/similar?article=blue.md&limit=1");
  CHECK(answer.status == 200);
  const json::value similar = json::parse(answer.body);
  CHECK(similar.at("similar").as_array().size() == 1);
  CHECK(similar.at("similar").at(0).at("path") == "paprika.md");
  CHECK(http_get(server.port(), "/api/similar?article=Perfect+Blue").status == 200);
  const auto missing = http_get(server.port(), "/api/similar?article=Papprika");
  CHECK(missing.status == 404);
  CHECK_THAT(missing.body, Contains("Did you mean Paprika"));
  CHECK(http_get(server.port(), "/api/similar").status == 400);
  const std::string page = http_get(server.port(), "/article/sea/lighthouse.md").body;
  CHECK_THAT(page, Contains("More like this") && Contains("href=\"../../article/harbour.md\""));
}
