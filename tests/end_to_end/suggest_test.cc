// `rosebud suggest` and what the server suggests, as users and browsers ask for it; and what is said of
// slips.
#include <set>
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
namespace json = boost::json;

namespace {

class Films : public TempArchive {
 public:
  Films() {
    review("a.md",
           ReviewBuilder("Border Patrol").director("Stephen Moyer").text("An order is given by the maid."));
    review("b.md",
           ReviewBuilder("The California Mail").director("Kiyoshi Kurosawa").text("A patrol rides by."));
    review(
        "c.md",
        ReviewBuilder("Ikiru").director("Akira Kurosawa").text("A clerk in California has a patrol maid."));
    review("d.md", ReviewBuilder("Ran").director("Akira Kurosawa").text("Fire. An order for the patrol."));
    review("e.md", ReviewBuilder("Paprika").director("Satoshi Kon").text("A parade of dreams."));
    review("f.md", ReviewBuilder("Essay").text(
                       "Akira Kurosawa, Satoshi Kon, Kon again, Kon Kon Kon. The same again."));
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  json::object search(const std::string& query) const {
    return json::parse(run_search(*this, {"--json", "--no-facets", "--", query}).out).as_object();
  }

  std::vector<std::string> found(const std::string& query) const {
    std::vector<std::string> paths;
    const json::object answer = search(query);
    for (const json::value& hit : answer.at("hits").as_array())
      paths.emplace_back(hit.at("path").as_string());
    return paths;
  }

  std::string said(const std::string& query, const char* member) const {
    return std::string(search(query).at(member).as_string());
  }
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("rosebud suggest says when there is nothing, but not into JSON") {
  const Films films;
  const ProgramRun none = run_in(films, {"suggest", "qqqqqqq"});
  CHECK(none.status == 1);
  CHECK(none.out.empty());
  CHECK_THAT(none.err, Contains("nothing begins like \"qqqqqqq\""));
  const ProgramRun data = run_in(films, {"suggest", "--json", "qqqqqqq"});
  CHECK(data.status == 1);
  CHECK(data.err.empty());
  CHECK(json::parse(data.out).at("suggestions").as_array().empty());
}

TEST_CASE("rosebud suggest lists what may be meant, what it is and in how many articles") {
  const Films films;
  const ProgramRun run = run_in(films, {"suggest", "ku"});
  CHECK(run.status == 0);
  CHECK(run.out.starts_with("Akira Kurosawa    person, 2 articles\nKiyoshi Kurosawa  person, 1 article\n"));
  const ProgramRun title = run_in(films, {"suggest", "bordr", "pat"});
  CHECK(title.out == "Border Patrol  title, 1 article\n");
  CHECK(run_in(films, {"suggest", "--limit", "1", "ku"}).out == "Akira Kurosawa  person, 2 articles\n");
  CHECK(run_in(films, {"suggest", "-n", "1", "ku"}).out == "Akira Kurosawa  person, 2 articles\n");
  CHECK(run_in(films, {"suggest", "zzz"}).status == 1);
  CHECK(run_in(films, {"suggest", "zzz"}).out.empty());
  CHECK(run_in(films, {"suggest", "--limit", "0", "k"}).status == 2);
}

TEST_CASE("rosebud suggest --json and GET /api/suggest are the same") {
  const Films films;
  const std::string printed = run_in(films, {"suggest", "--json", "papr"}).out;
  CHECK_THAT(printed,
             Contains(R"("suggestions":[{"text":"Paprika","kind":"title","query":"Paprika","count":1})"));
  const RunningServer server(server_config(films.database()));
  const auto answer = http_get(server.port(), "/api/suggest?q=papr");
  CHECK(answer.status == 200);
  CHECK(answer.body == printed);
  const auto browser = http_get(server.port(), "/suggest?q=papr&limit=1");
  CHECK(browser.status == 200);
  CHECK(browser.header("content-type") == "application/x-suggestions+json");
  CHECK(browser.body == "[\"papr\",[\"Paprika\"],[\"title, 1 article\"]]\n");
  for (const char* odd : {"/suggest", "/suggest?q=%ff%00", "/suggest?q=a&limit=-5",
                          "/suggest?q=a&limit=99999999999", "/api/suggest?limit=x"}) {
    INFO(odd);
    CHECK(http_get(server.port(), odd).status == 200);
  }
}

TEST_CASE("A title with a slip that makes other words is among the first five, and asked about") {
  const Films films;
  CHECK(films.found("order patrol") == Paths{"a.md", "d.md"});
  CHECK(films.said("order patrol", "did_you_mean") == "border patrol");
  CHECK(films.said("order patrol", "corrected").empty());
  CHECK(films.found("california maid").size() == 2);
  CHECK(films.said("california maid", "did_you_mean") == "california mail");
  CHECK_THAT(run_search(films, {"order", "patrol"}).out, Contains("Did you mean border patrol?"));
  CHECK(films.said("border patrol", "did_you_mean").empty());
}

TEST_CASE("A person typed with a slip, in another order or by initials is found") {
  const Films films;
  CHECK(films.found("stephen mokyer").front() == "a.md");
  CHECK(films.said("stephen mokyer", "corrected") == "stephen moyer");
  CHECK(films.found("Kurosawa Akira").size() == 3);
  CHECK(films.found("Kurosawa Akira").back() == "f.md");
  CHECK(films.said("Kurosawa Akira", "did_you_mean").empty());
  const Paths by_initial = films.found("A. Kurosawa");
  REQUIRE(by_initial.size() >= 2);
  CHECK(std::set<std::string>(by_initial.begin(), by_initial.begin() + 2) ==
        std::set<std::string>{"c.md", "d.md"});
}

TEST_CASE("A person's own works stand above mentions, by their surname alone too") {
  const Films films;
  CHECK(films.found("satoshi kon") == Paths{"e.md", "f.md"});
  CHECK(films.found("kon satoshi") == Paths{"e.md", "f.md"});
  CHECK(films.found("kon") == Paths{"e.md", "f.md"});
}

TEST_CASE("A director whom nobody knows is asked about, one who is mistyped is taken for who is meant") {
  const Films films;
  CHECK_THAT(run_search(films, {"director:kno"}).err, Contains("did you mean Satoshi Kon?"));
  CHECK_THAT(run_search(films, {"--director", "kno"}).err, Contains("did you mean Satoshi Kon?"));
  CHECK_THAT(run_search(films, {"--director", "Satohsi Kon"}).err,
             Contains(R"("Satohsi Kon" was taken for the director Satoshi Kon)"));
  CHECK_THAT(run_search(films, {"--director", "Kurosawa A"}).err, Contains("Akira Kurosawa"));
  CHECK_THAT(run_search(films, {"--director", "Kurosawa"}).err, Contains("Akira Kurosawa, Kiyoshi Kurosawa"));
}

TEST_CASE("Another first letter is no slip in a word of four letters of a text") {
  const Films films;
  CHECK(films.said("game", "corrected").empty());
  CHECK(films.found("game").empty());
}

TEST_CASE("A word of many articles is not asked about for being in few of a director's") {
  TempArchive archive;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(i);
    archive.review(number + ".md", ReviewBuilder("Film " + number)
                                       .director(i == 0 ? "Ann Lee" : "Satoshi Kon")
                                       .text(i < 6 ? "They wander and wonder." : "They wonder."));
  }
  REQUIRE(run_index(archive, {"--quiet"}).status == 0);
  const auto asked = [&](const char* facets) {
    const auto run = run_search(archive, {"--json", facets, "wander", "--director", "Ann Lee"});
    return std::string(json::parse(run.out).at("did_you_mean").as_string());
  };
  CHECK(asked("--facets=director").empty());
  CHECK(asked("--no-facets").empty());
}
