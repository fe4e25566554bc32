// The JSON of docs/json.md.
#include <limits>
#include <string>
#include <string_view>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "catalogue/utf8.hh"
#include "server/json.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"

using namespace rosebud;
using namespace rosebud::server;
using namespace rosebud::testing;

namespace {

SearchRequest some_request() {
  SearchRequest request;
  request.text = "magnetic";
  request.chosen[FieldId::director] = {"Satoshi Kon", "Koji Morimoto"};
  request.ranges[FieldId::year] = {{1990, 1999}, {1985, 1985}};
  request.excluded[FieldId::genre] = {"Horror"};
  request.page = 2;
  request.facets = {{FieldId::writer, 10}};
  return request;
}

SearchResults some_results() {
  SearchResults results;
  results.total = 11;
  results.archive = 1200;
  Hit hit;
  hit.path = "memories/part-1.md";
  hit.title = "Magnetic Rose";
  hit.address = "/memories/1/";
  hit.years = {"1995"};
  hit.directors = {"Koji Morimoto"};
  hit.writers = {"Satoshi Kon"};
  hit.date = "2020-02-29";
  hit.rating = "9/10";
  hit.score = 4.5;
  hit.snippet = {{"The ", false}, {"magnetic", true}, {" field", false}};
  hit.inferred = {{FieldId::writer, "Satoshi Kon", "The script is by Satoshi Kon."}};
  results.hits = {hit};
  results.facets = {{FieldId::writer, {{"satoshi kon", "Satoshi Kon", 7, true}}, 3, 1}};
  results.notices = {{"a stray quote", 8, 1}};
  results.milliseconds = 1.25;
  return results;
}

}  // namespace

TEST_CASE("an answer in JSON holds the request, the hits, the facets and the notices") {
  CHECK(to_json(some_request(), some_results()) ==
        "{\"format\":1,"
        "\"request\":{\"q\":\"magnetic\",\"refinements\":{\"director\":[\"Koji Morimoto\",\"Satoshi Kon\"],"
        "\"year\":[\"1985\",\"1990..1999\"]},\"excluded\":{\"genre\":[\"Horror\"]},\"sort\":\"relevance\","
        "\"page\":2,\"limit\":10,\"total\":\"exact\"},"
        "\"total\":11,\"at_least\":11,\"archive\":1200,\"corrected\":\"\",\"did_you_mean\":\"\",\"any_word\":"
        "false,\"timed_"
        "out\":false,"
        "\"hits\":[{\"path\":\"memories/part-1.md\",\"title\":\"Magnetic Rose\",\"address\":\"/memories/1/\","
        "\"years\":[1995],\"directors\":[\"Koji Morimoto\"],\"writers\":[\"Satoshi Kon\"],"
        "\"date\":\"2020-02-29\",\"rating\":\"9/10\",\"score\":4.5,"
        "\"snippet\":[{\"text\":\"The \",\"marked\":false},{\"text\":\"magnetic\",\"marked\":true},"
        "{\"text\":\" field\",\"marked\":false}],"
        "\"declared\":{},\"inferred\":[{\"field\":\"writer\",\"value\":\"Satoshi Kon\","
        "\"evidence\":\"The script is by Satoshi Kon.\"}]}],\"partial\":[],"
        "\"facets\":[{\"field\":\"writer\",\"label\":\"Writer\",\"values\":[{\"value\":\"satoshi "
        "kon\",\"label\":\"Satoshi Kon\","
        "\"count\":7,\"chosen\":true,\"excluded\":false}],\"distinct\":3,\"missing\":1}],"
        "\"notices\":[{\"message\":\"a stray quote\",\"offset\":8,\"length\":1}],"
        "\"milliseconds\":1.25}\n");
}

TEST_CASE("JSON makes up no total where none was asked for") {
  SearchRequest request;
  request.total = Total::none;
  SearchResults results;
  results.total = 21;
  results.has_total = false;
  CHECK_THAT(to_json(request, results), Contains(R"("total":"none"})"));
  CHECK_THAT(to_json(request, results), Contains(R"("total":null,"at_least":21,)"));
}

TEST_CASE("an empty answer in JSON has every member") {
  CHECK(to_json({}, {}) ==
        "{\"format\":1,\"request\":{\"q\":\"\",\"refinements\":{},\"excluded\":{},\"sort\":\"date\",\"page\":"
        "1,\"limit\":10,\"total\":\"exact\"},"
        "\"total\":0,\"at_least\":0,\"archive\":0,\"corrected\":\"\",\"did_you_mean\":\"\",\"any_word\":"
        "false,\"timed_out\":"
        "false,\"hits\":[],\"partial\":[],"
        "\"facets\":[],\"notices\":[],"
        "\"milliseconds\":0}\n");
}

TEST_CASE("JSON names what an archive declares, numbers as numbers") {
  const FieldTable fields(
      {{"platform", FieldKind::keyword, "Where to “watch”", {}}, {"runtime", FieldKind::number, "", {}}});
  SearchRequest request;
  request.chosen[declared_id("platform")] = {"GOG: \"a/b\""};
  request.ranges[declared_id("runtime")] = {{90, 120}};
  SearchResults results = some_results();
  results.fields = fields;
  results.hits[0].declared = {{declared_id("platform"), {"GOG: \"a/b\"", "千と"}},
                              {declared_id("runtime"), {"95", "long"}}};
  results.facets = {{declared_id("platform"), {{"千と", "千と", 1, false}}, 1, 0}};
  const std::string json = to_json(request, results);
  const auto holds = [&](std::string_view part) { return json.find(part) != std::string::npos; };
  CHECK(holds("\"refinements\":{\"platform\":[\"GOG: \\\"a/b\\\"\"],\"runtime\":[\"90..120\"]}"));
  CHECK(holds("\"declared\":{\"platform\":[\"GOG: \\\"a/b\\\"\",\"千と\"],\"runtime\":[95]}"));
  CHECK(holds(
      "\"facets\":[{\"field\":\"platform\",\"label\":\"Where to “watch”\",\"values\":[{\"value\":\"千と\""));
}

TEST_CASE("JSON tells the least, the greatest and the bins of numbers, and what matches") {
  SearchRequest request;
  request.ranges[FieldId::year] = {{1990, 1999}};
  request.facets = {{FieldId::year, 10, FacetOrder::usual, {10, 40}}, {FieldId::tag, 10, {}, {}, "x"}};
  SearchResults results;
  results.facets = {
      made_facet(field(FieldId::year), {{{"1985", 2}, {"2004", 1}}, {}, 3}, request.facets[0], request),
      made_facet(field(FieldId::tag), {{{"x", 2}, {"y", 1}}}, request.facets[1])};
  const std::string json = facets_to_json(request, results);
  const auto holds = [&](std::string_view part) { return json.find(part) != std::string::npos; };
  CHECK(
      holds("\"min\":1985,\"max\":2004,\"bin_width\":10,\"bins\":["
            "{\"from\":1980,\"to\":1989,\"count\":2,\"chosen\":false,\"excluded\":false},"
            "{\"from\":1990,\"to\":1999,\"count\":0,\"chosen\":true,\"excluded\":false},"
            "{\"from\":2000,\"to\":2009,\"count\":1,\"chosen\":false,\"excluded\":false}]"));
  CHECK(holds("\"distinct\":2,\"missing\":3"));
  CHECK(holds("\"matching\":1"));
  CHECK(to_json(request, results).find("\"bin_width\":10") != std::string::npos);
}

TEST_CASE("JSON is well-formed whatever an article holds") {
  SearchResults results = some_results();
  results.hits[0].title = "a\xff\"b\\\n\x01</script>";
  results.hits[0].score = std::numeric_limits<double>::infinity();
  results.hits[0].years = {"1995", "circa 1990"};
  const std::string json = to_json({}, results);
  CHECK_FALSE(utf8::first_invalid(json));
  CHECK(json.find("\"title\":\"a\xEF\xBF\xBD\\\"b\\\\\\n\\u0001</script>\"") != std::string::npos);
  CHECK(json.find("\"score\":null") != std::string::npos);
  CHECK(json.find("\"years\":[1995]") != std::string::npos);
  CHECK(json.find('\n') == json.size() - 1);
}

TEST_CASE("an error in JSON has a message and a hint") {
  CHECK(error_to_json(Error("no database", "Build one.")) ==
        "{\"format\":1,\"error\":{\"message\":\"no database\",\"hint\":\"Build one.\"}}\n");
}
