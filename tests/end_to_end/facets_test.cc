// `rosebud facets`, `rosebud stats` and the facets of a search, as a user meets them.
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/indexed_archive.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace json = boost::json;

namespace {

class Shelf : public TempArchive {
 public:
  Shelf() {
    review("perfect-blue.md", ReviewBuilder("Perfect Blue")
                                  .director("Satoshi Kon")
                                  .year(1997)
                                  .date("2020-01-01")
                                  .raw("rating: 9/10")
                                  .raw("tags: [\"Mission: Impossible\", idols]")
                                  .text("An idol dreams."));
    review("paprika.md", ReviewBuilder("Paprika")
                             .director("Satoshi Kon")
                             .year(2006)
                             .date("2021-01-01")
                             .raw("rating: 8/10")
                             .raw("tags: [\"-dash\", dreams]")
                             .text("Dreams invade the city."));
    review("volver.md", ReviewBuilder("Volver")
                            .director("Pedro Almodóvar")
                            .year(2006)
                            .date("2021-05-01")
                            .raw("lang: es")
                            .text("Un sueño de vuelta."));
    review("akira.md",
           ReviewBuilder("Akira").director("Katsuhiro Otomo").year(1988).text("The city dreams of light."));
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  ProgramRun facets(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "facets");
    return run_in(*this, arguments);
  }
};

}  // namespace

TEST_CASE("Facets alone show what there is to choose from, with the values of most articles") {
  const Shelf shelf;
  const ProgramRun run = shelf.facets({});
  CHECK(run.status == 0);
  for (const char* part : {"4 articles", "Director", "Satoshi Kon", "Year", "1988–2006", "Tag", "Language"}) {
    CHECK_THAT(run.out, Contains(part));
  }
  CHECK(run.out.find("Composer") == std::string::npos);
}

TEST_CASE("A facet's values are found without accents, with a typo, and under the query") {
  const Shelf shelf;
  CHECK_THAT(shelf.facets({"director", "--matching", "almodovar"}).out, Contains("Pedro Almodóvar"));
  CHECK_THAT(shelf.facets({"director", "-m", "almodobar"}).out, Contains("Pedro Almodóvar"));
  CHECK(shelf.facets({"director", "-m", "kon"}).out.find("Otomo") == std::string::npos);
  CHECK_THAT(shelf.facets({"director", "--query", "dream"}).out, Contains("3 of 4 articles  dream\n"));
  CHECK_THAT(shelf.facets({"year", "--query", "dream", "--director", "Satoshi Kon"}).out,
             Contains("articles  dream  director: Satoshi Kon\n"));
  const ProgramRun none = shelf.facets({"director", "-m", "welles"});
  CHECK(none.status == 1);
  CHECK_THAT(none.err, Contains("no value matches \"welles\""));
}

TEST_CASE("Values that look like syntax are chosen and left out as they are") {
  const Shelf shelf;
  CHECK_THAT(run_search(shelf, {"--where", "tag=Mission: Impossible"}).out, Contains("1 of 4"));
  CHECK_THAT(run_search(shelf, {"--where=tag=-dash"}).out, Contains("1 of 4"));
  const ProgramRun left =
      run_search(shelf, {"--not", "tag=-dash", "--not", "year=..1990", "--facets=tag:all"});
  CHECK_THAT(left.out, Contains("2 of 4 articles  not tag: -dash, not year: ..1990"));
  CHECK_THAT(left.out, Contains("× -dash"));
}

TEST_CASE("Ratings, dates and languages are counted and chosen like any facet, assumed languages included") {
  const Shelf shelf;
  CHECK_THAT(run_search(shelf, {"--where", "rating=85.."}).out, Contains("1 of 4"));
  CHECK_THAT(run_search(shelf, {"--where", "date=2021"}).out, Contains("2 of 4"));
  CHECK_THAT(run_search(shelf, {"--where", "language=en"}).out, Contains("3 of 4"));
  CHECK_THAT(run_search(shelf, {"--facets=date:year,rating:by=10"}).out,
             Contains("2020–2021") && Contains("80–90, by 10"));
}

TEST_CASE("A facet that cannot be shown so is an error with a hint") {
  const Shelf shelf;
  CHECK_THAT(shelf.facets({"directr"}).err, Contains("Did you mean director?"));
  CHECK_THAT(shelf.facets({"director:decade"}).err, Contains("director:20"));
  CHECK_THAT(shelf.facets({"year", "--sort", "random"}).err, Contains("count or value"));
  CHECK_THAT(run_search(shelf, {"--bins", "0"}).err, Contains("--bins"));
  CHECK_THAT(run_search(shelf, {"--not", "year=x"}).err, Contains("--not year"));
  CHECK(shelf.facets({"directr"}).status == 2);
}

TEST_CASE("The server answers the facets alone as the program does") {
  const Shelf shelf;
  const RunningServer server(server_config(shelf.database()));
  const HttpReply reply = http_get(
      server.port(), "/api/facets?field=director&field=year:decade&matching=&q=dream&not.director=otomo");
  REQUIRE(reply.status == 200);
  CHECK_FALSE(reply.header("etag").empty());
  json::object served = json::parse(reply.body).as_object();
  const ProgramRun run =
      shelf.facets({"director", "year:decade", "-q", "dream", "--not", "director=otomo", "--json"});
  json::object printed = json::parse(run.out).as_object();
  for (json::object* answer : {&served, &printed}) answer->erase("milliseconds");
  CHECK(served == printed);
  CHECK(served.at("total").as_int64() == 2);
  CHECK(served.at("request").at("excluded").at("director").at(0).as_string() == "otomo");
  const json::value found =
      json::parse(http_get(server.port(), "/api/facets?field=director&matching=almod%C3%B3").body);
  CHECK(found.at("facets").at(0).at("values").as_array().size() == 1);
  CHECK(found.at("facets").at(0).at("matching").as_int64() == 1);
  CHECK(found.at("facets").at(0).at("distinct").as_int64() == 3);
}

TEST_CASE("Stats tell what the archive holds, in the terminal, as JSON and as a picture") {
  const Shelf shelf;
  const ProgramRun run = run_in(shelf, {"stats"});
  CHECK(run.status == 0);
  for (const char* part :
       {"4 articles", "3 directors", "works of 1988–2006", "reviewed 2020–2021",
        "Articles by year of the work", "Rating, of 100  80, 90  (2 of 4 articles)", "Satoshi Kon"}) {
    CHECK_THAT(run.out, Contains(part));
  }
  CHECK(run.out.find('\x1b') == std::string::npos);
  const json::value told = json::parse(run_in(shelf, {"stats", "--json"}).out);
  CHECK(told.at("articles").as_int64() == 4);
  CHECK(told.at("words").as_int64() == 16);
  CHECK(run_in(shelf, {"stats", "--svg", "a.svg", "--title", "Films & Co"}).status == 0);
  CHECK_THAT(read_file(shelf.path() / "a.svg"), Contains("<title id=\"title\">Films &amp; Co</title>"));
  const ProgramRun failed = run_in(shelf, {"stats", "--svg", "no/such/folder/a.svg"});
  CHECK(failed.status == 2);
  CHECK_THAT(failed.err, Contains("no/such/folder/a.svg"));
}
