// Percent coding, query strings, request targets, and the state of the search page in its URL.
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/utf8.hh"
#include "server/url/url.hh"
#include "server/url/url_state.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::server;

namespace {

std::string random_bytes(std::mt19937& random, std::size_t length) {
  std::uniform_int_distribution<int> byte(0, 255);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(byte(random));
  return text;
}

std::vector<std::string> messages(const UrlState& state) {
  std::vector<std::string> all;
  for (const Notice& notice : state.notices) all.push_back(notice.message);
  return all;
}

}  // namespace

TEST_CASE("percent coding gives back any bytes") {
  std::mt19937 random(7);
  for (std::size_t length = 0; length < 300; ++length) {
    const std::string text = random_bytes(random, length);
    REQUIRE(percent_decode(percent_encode(text)) == text);
    REQUIRE(percent_decode(percent_encode_path(text)) == text);
  }
}

TEST_CASE("a percent sign without two hexadecimal digits stands for itself") {
  CHECK(percent_decode("100%") == "100%");
  CHECK(percent_decode("100% Arabica") == "100% Arabica");
  CHECK(percent_decode("%4") == "%4");
  CHECK(percent_decode("%zz%41") == "%zzA");
  CHECK(percent_decode("%%41") == "%A");
  CHECK(percent_decode("%00") == std::string(1, '\0'));
}

TEST_CASE("a coded path keeps its slashes and nothing else that means something in a URL") {
  CHECK(percent_encode_path("a b/c?d#e%f&g.md") == "a%20b/c%3Fd%23e%25f%26g.md");
  CHECK(percent_encode("a/b") == "a%2Fb");
}

TEST_CASE("a query string gives back names and values of any bytes") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<Parameter> parameters;
    for (int i = 0; i < 5; ++i)
      parameters.push_back({"n" + random_bytes(random, 3), random_bytes(random, 9)});
    REQUIRE(parse_query(print_query(parameters)) == parameters);
  }
}

TEST_CASE("query strings are read as forms write them") {
  CHECK(parse_query("q=magnetic+rose&year=1995") ==
        std::vector<Parameter>{{"q", "magnetic rose"}, {"year", "1995"}});
  CHECK(parse_query("q=a%2Bb") == std::vector<Parameter>{{"q", "a+b"}});
  CHECK(parse_query("q=a=b") == std::vector<Parameter>{{"q", "a=b"}});
  CHECK(parse_query("q") == std::vector<Parameter>{{"q", ""}});
  CHECK(parse_query("&&=x&").empty());
  CHECK(parse_query("").empty());
}

TEST_CASE("a request's target is a path or a whole URL") {
  CHECK(parse_target("/")->path == "/");
  CHECK(parse_target("/a?b?c")->path == "/a");
  CHECK(parse_target("/a?b?c")->query == "b?c");
  CHECK(parse_target("//evil.example/x")->path == "//evil.example/x");
  const auto whole = parse_target("http://example.org:80/a?b");
  REQUIRE(whole);
  CHECK(whole->host == "example.org:80");
  CHECK(whole->path == "/a");
  CHECK(whole->query == "b");
  CHECK(parse_target("HTTPS://example.org")->path == "/");
  CHECK(parse_target("http://example.org?q=x")->query == "q=x");
  for (const char* bad : {"", "*", "a", "example.org:443", "ftp://x/", "http:/x", "http://", "http:///x"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_target(bad));
  }
}

TEST_CASE("what a URL may not hold is coded, what it may hold stays") {
  CHECK(percent_encode_illegal("https://x.org/a%20b?c=d&e#f") == "https://x.org/a%20b?c=d&e#f");
  CHECK(percent_encode_illegal("https://x.org/a b\"<>\\\n\x7f") == "https://x.org/a%20b%22%3C%3E%5C%0A%7F");
  CHECK(percent_encode_illegal("https://x.org/é") == "https://x.org/%C3%A9");
}

TEST_CASE("the page as it opens has an empty query string") {
  const UrlState state = read_url_state("");
  CHECK(state.notices.empty());
  CHECK(state.request.facets == default_facets());
  CHECK(print_url_state(state.request).empty());
}

TEST_CASE("a URL says everything that a request does") {
  const UrlState state = read_url_state(
      "q=%22magnetic+rose%22&director=Koji+Morimoto&director=Satoshi+Kon&writer=Satoshi+Kon&year=1995&"
      "year=1980..1989&genre=Horror&sort=year&page=3&limit=20");
  CHECK(state.notices.empty());
  const SearchRequest& request = state.request;
  CHECK(request.text == "\"magnetic rose\"");
  CHECK(request.chosen.at(FieldId::director) == std::set<std::string>{"Koji Morimoto", "Satoshi Kon"});
  CHECK(request.chosen.at(FieldId::writer) == std::set<std::string>{"Satoshi Kon"});
  CHECK(request.chosen.at(FieldId::genre) == std::set<std::string>{"Horror"});
  CHECK(request.ranges.at(FieldId::year) == std::set<NumberRange>{{1980, 1989}, {1995, 1995}});
  CHECK(request.sort == Sort::year);
  CHECK(request.page == 3);
  CHECK(request.limit == 20);
}

TEST_CASE("every facet of the field table can be chosen in a URL, and no other field") {
  for (const Field& field : fields()) {
    CAPTURE(field.name);
    const UrlState state = read_url_state(std::string(field.name) + "=1995");
    CHECK(state.request.refines(field.id) == can_be_counted(field));
    CHECK(state.notices.empty());
  }
}

TEST_CASE("printing and reading a URL gives back the request") {
  for (const char* query :
       {"", "q=kon", "q=%26%3D%25%2B%23&director=a%26b%3Dc", "year=..1960&year=2000..", "sort=title&page=2",
        "facets=none", "total=none&page=2", "facets=director:100,genre", "genre=Horror&tag=x",
        "limit=100&page=10000", "director=%E5%AE%AE%E5%B4%8E", "facets=year",
        "original_author=Lem&language=fr", "not.director=a%26b%3Dc&not.year=1990..1999",
        "director=A&not.director=B&rating=80..",
        "facets=director:20:value,year:decade,tag:count,rating:by=5:bins=30"}) {
    CAPTURE(query);
    const UrlState state = read_url_state(query);
    CHECK(messages(state).empty());
    CHECK(read_url_state(print_url_state(state.request)).request == state.request);
  }
}

TEST_CASE("a facet that is refined by is counted unless the URL says what to count") {
  const auto counted = [](const char* query) {
    std::vector<FieldId> ids;
    for (const FacetRequest& facet : read_url_state(query).request.facets) ids.push_back(facet.field);
    return ids;
  };
  CHECK(counted("genre=Horror") ==
        std::vector<FieldId>{FieldId::director, FieldId::writer, FieldId::year, FieldId::genre});
  CHECK(counted("genre=Horror&facets=tag") == std::vector<FieldId>{FieldId::tag});
  CHECK(counted("facets=none").empty());
  CHECK(counted("total=none&genre=Horror").empty());
  CHECK(counted("facets=tag&total=none") == std::vector<FieldId>{FieldId::tag});
  CHECK(counted("facets=tag,tag") == std::vector<FieldId>{FieldId::tag});
}

TEST_CASE("a URL says that no total is wanted, unless it wants facets") {
  CHECK(read_url_state("q=kon&total=none").request.total == Total::none);
  CHECK(read_url_state("q=kon&total=exact").request.total == Total::exact);
  CHECK(read_url_state("q=kon").request.total == Total::exact);
  CHECK(read_url_state("q=kon&total=none&facets=tag").request.total == Total::exact);
  CHECK(read_url_state("q=kon&total=none&facets=none").request.total == Total::none);
  CHECK(messages(read_url_state("total=some")) ==
        std::vector<std::string>{R"(the total is exact or none, not "some")"});
  CHECK(read_facets_url("total=none&field=tag").request.total == Total::exact);
}

TEST_CASE("a URL leaves values out, whatever they hold") {
  const UrlState state =
      read_url_state("not.tag=Mission:+Impossible&not.tag=-%2F%22x%22&not.year=..1960&not.plot=x&not.=y");
  CHECK(state.notices.empty());
  CHECK(state.request.excluded.at(FieldId::tag) == std::set<std::string>{"-/\"x\"", "Mission: Impossible"});
  CHECK(state.request.excluded_ranges.at(FieldId::year) == std::set<NumberRange>{{std::nullopt, 1960}});
  CHECK(state.request.chosen.empty());
}

TEST_CASE("the facets alone are asked for by field, with what their values match") {
  const UrlState state = read_facets_url(
      "field=director:20:value&field=year:decade&field=tag&matching=k%C5%8Dn&q=dream&year=1990..&"
      "sort=title&page=3&limit=50&facets=genre");
  CHECK(state.notices.empty());
  const SearchRequest& request = state.request;
  CHECK(request.text == "dream");
  CHECK(request.limit == 0);
  CHECK(request.page == 1);
  CHECK_FALSE(request.sort);
  CHECK(request.ranges.at(FieldId::year) == std::set<NumberRange>{{1990, std::nullopt}});
  REQUIRE(request.facets.size() == 3);
  CHECK(request.facets[0] == FacetRequest{FieldId::director, 20, FacetOrder::value, {}, "kōn"});
  CHECK(request.facets[1].binning.width == 10);
  CHECK(request.facets[2].limit == 100);
  CHECK(request.facets[2].matching == "kōn");
}

TEST_CASE("without a field every facet is asked for, and no more values than can be sent") {
  CHECK(read_facets_url("").request.facets == every_facet());
  const UrlState state = read_facets_url("field=director:all&field=writer:all&field=writer&field=plot");
  REQUIRE(state.request.facets.size() == 2);
  CHECK(state.request.facets[0].limit == 10'000);
  CHECK(state.request.facets[1].limit == 0);
  CHECK(state.notices.size() == 1);
}

TEST_CASE("parameters of other names are ignored") {
  const UrlState state = read_url_state("utm_source=x&q=kon&fbclid=1&title=a&text=3&Q=no&__proto__=1");
  CHECK(state.request == read_url_state("q=kon").request);
  CHECK(state.notices.empty());
}

TEST_CASE("empty parameters, as forms send them, mean nothing") {
  const UrlState state = read_url_state("q=&director=&year=&sort=&page=&limit=&facets=");
  CHECK(state.request == read_url_state("").request);
  CHECK(state.notices.empty());
}

TEST_CASE("a value that makes no sense becomes a notice that names it") {
  const auto [query, part] = GENERATE(table<std::string, std::string>({
      {"year=abc..", "\"abc..\" is not a year"},
      {"year=-3", "\"-3\" is not a year"},
      {"year=99999999999", "\"99999999999\" is not a year"},
      {"sort=shuffle", "no order \"shuffle\""},
      {"page=0", "\"0\" is not a page"},
      {"page=-1", "\"-1\" is not a page"},
      {"page=99999", "the largest page is 10000"},
      {"page=99999999999999999999", "is not a page"},
      {"limit=1000000", "the largest limit is 100"},
      {"facets=plot", "no facet called \"plot\""},
      {"facets=title", "no facet called \"title\""},
      {"facets=directr", "Did you mean director?"},
      {"facets=director:many", "\"many\" says nothing about the facet director"},
      {"facets=director:decade", "\"decade\" says nothing about the facet director"},
      {"facets=year:bins=0", "\"bins=0\" says nothing about the facet year"},
      {"not.year=abc", "write not.year=1995 or not.year=1990..1999"},
  }));
  CAPTURE(query);
  const UrlState state = read_url_state(query);
  REQUIRE(state.notices.size() == 1);
  CHECK(state.notices[0].message.find(part) != std::string::npos);
  CHECK(state.request.page >= 1);
  CHECK(state.request.page <= max_page);
  CHECK(state.request.limit >= 1);
  CHECK(state.request.limit <= max_limit);
}

TEST_CASE("no request makes a page of many megabytes: what is chosen and what is listed is bounded") {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "&director=d" + std::to_string(i) + "&year=" + std::to_string(i);
  const UrlState state = read_url_state(many);
  CHECK(state.request.chosen.at(FieldId::director).size() + state.request.ranges.at(FieldId::year).size() ==
        50);
  CHECK(messages(state).size() == 1);

  const UrlState long_ones =
      read_url_state("tag=" + std::string(1500, 'a') + "&tag=" + std::string(600, 'b'));
  CHECK(long_ones.request.chosen.at(FieldId::tag).size() == 1);

  std::size_t listed = 0;
  for (const FacetRequest& facet : read_url_state("facets=director:9999,writer:300,tag:300").request.facets) {
    listed += facet.limit;
  }
  CHECK(listed == 600);
}

TEST_CASE("a notice repeats no more than the beginning of a long value") {
  const UrlState state = read_url_state("year=" + std::string(5000, 'x'));
  REQUIRE(state.notices.size() == 1);
  CHECK(state.notices[0].message.size() < 200);
}

TEST_CASE("a query that is too long is cut between two characters, and says so") {
  std::string text;
  while (text.size() <= max_text_bytes) text += "é";
  const UrlState state = read_url_state("q=x" + percent_encode(text));
  CHECK(state.request.text.size() <= max_text_bytes);
  CHECK_FALSE(utf8::first_invalid(state.request.text));
  CHECK(messages(state).size() == 1);
}

TEST_CASE("a query keeps no control characters and no malformed UTF-8") {
  const UrlState state = read_url_state("q=a%00b%1b%5B31m%ff%0Ac&director=%00Kon%07");
  CHECK(state.request.text == "ab[31m\xEF\xBF\xBD c");
  CHECK(state.request.chosen.at(FieldId::director) == std::set<std::string>{"Kon"});
}

TEST_CASE("no bytes in a URL are an error") {
  std::mt19937 random(3);
  constexpr std::string_view alphabet = "qyearpgdtoisw=&%:,.+0123456789\xff\x00%";
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  for (int round = 0; round < 3000; ++round) {
    std::string query;
    for (int i = 0; i < 60; ++i) query += alphabet[pick(random)];
    const SearchRequest request = read_url_state(query).request;
    REQUIRE(read_url_state(print_url_state(request)).request == request);
  }
}
