// What the server answers at its addresses: families of checks over all of them, searches, hostile queries.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/markup.hh"
#include "support/served.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

// The address of the style sheet, as the page names it.
std::string style_address(const Served& served) {
  const std::string page = served.get("/").body;
  const std::size_t start = page.find("href=\"./style.") + 7;
  return page.substr(start, page.find('"', start) - start);
}

struct Address {
  std::string target;
  int status;
  std::string type;
};

std::vector<Address> addresses(const Served& served) {
  return {
      {"/", 200, "text/html; charset=utf-8"},
      {"/?q=opera", 200, "text/html; charset=utf-8"},
      {"/?q=nothing+at+all&director=Nobody", 200, "text/html; charset=utf-8"},
      {"/?q=opera&page=7", 200, "text/html; charset=utf-8"},
      {"/?year=abc..&sort=x&limit=-4&page=x", 200, "text/html; charset=utf-8"},
      {"/?q=AND", 200, "text/html; charset=utf-8"},
      {"/?q=%22%28%2A", 200, "text/html; charset=utf-8"},
      {"http://localhost/?q=opera", 200, "text/html; charset=utf-8"},
      {"/api/search", 200, "application/json"},
      {"/api/search?q=opera&year=1980..1999", 200, "application/json"},
      {"/healthz", 200, "application/json"},
      {"/article/magnetic-rose.md", 200, "text/html; charset=utf-8"},
      {"/article/deep/er/perfect-blue.md", 200, "text/html; charset=utf-8"},
      {"/article/what%3F%20100%25.md", 200, "text/html; charset=utf-8"},
      {style_address(served), 200, "text/css; charset=utf-8"},
      {"/article/", 404, "text/html; charset=utf-8"},
      {"/article/missing.md", 404, "text/html; charset=utf-8"},
      {"/article/../../../../etc/passwd", 404, "text/html; charset=utf-8"},
      {"/article/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "text/html; charset=utf-8"},
      {"/article/%00", 404, "text/html; charset=utf-8"},
      {"/article/" + std::string(5000, 'a'), 404, "text/html; charset=utf-8"},
      {"/style.000000000000.css", 404, "text/html; charset=utf-8"},
      {"/favicon.ico", 404, "text/html; charset=utf-8"},
      {"/nowhere/at/all", 404, "text/html; charset=utf-8"},
      {"//films.example/", 404, "text/html; charset=utf-8"},
      {"/api/nowhere", 404, "application/json"},
      {"nonsense", 400, "text/plain; charset=utf-8"},
  };
}

}  // namespace

TEST_CASE("every address is answered with its status and type, and pages are well-formed") {
  const Served served;
  for (const Address& address : addresses(served)) {
    CAPTURE(address.target);
    const HttpReply reply = served.get(address.target);
    CHECK(reply.status == address.status);
    CHECK(reply.header("content-type") == address.type);
    CHECK(reply.header("content-security-policy").starts_with("default-src 'none'"));
    CHECK(reply.header("x-content-type-options") == "nosniff");
    if (contains(address.type, "html")) CHECK_THAT(markup_error(reply.body), Catch::Matchers::Equals(""));
    if (contains(address.type, "json")) CHECK_NOTHROW(json::parse(reply.body));
  }
  CHECK(served.server->log().all().empty());
}

TEST_CASE("HEAD equals GET without the body at every address") {
  const Served served;
  for (const Address& address : addresses(served)) {
    CAPTURE(address.target);
    HttpReply get = served.get(address.target);
    HttpReply head = http_head(served.port(), address.target);
    CHECK(head.status == get.status);
    CHECK(head.body.empty());
    // The time of day, and how long the search took, differ.
    for (HttpReply* reply : {&get, &head}) {
      reply->headers.erase("date");
      if (address.target.starts_with("/api/search")) reply->headers.erase("content-length");
    }
    CHECK(head.headers == get.headers);
  }
}

TEST_CASE("what has an entity tag is answered with 304 to whoever has it") {
  const Served served;
  std::size_t tagged = 0;
  for (const Address& address : addresses(served)) {
    const std::string tag = served.get(address.target).header("etag");
    if (tag.empty()) continue;
    ++tagged;
    CAPTURE(address.target);
    CHECK(address.status == 200);
    const HttpReply reply = served.get(address.target, "If-None-Match: \"other\", " + tag + "\r\n");
    CHECK(reply.status == 304);
    CHECK(reply.body.empty());
    CHECK(reply.header("etag") == tag);
    CHECK(reply.header("cache-control") == "no-cache");
    CHECK(served.get(address.target, "If-None-Match: \"other\"\r\n").status == 200);
  }
  CHECK(tagged >= 10);
}

TEST_CASE("methods that write are refused everywhere, with those that are allowed") {
  const Served served;
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"}) {
    for (const char* target : {"/", "/api/search", "/healthz", "/nowhere"}) {
      CAPTURE(method, target);
      HttpConnection connection(served.port());
      connection.send(http_request(method, target));
      const auto reply = connection.read_reply();
      REQUIRE(reply);
      CHECK(reply->status == 405);
      CHECK(reply->header("allow") == "GET, HEAD");
    }
  }
}

TEST_CASE("the style sheet is kept for good under a name of its content") {
  const Served served;
  const HttpReply reply = served.get(style_address(served));
  CHECK(reply.header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(contains(reply.body, "prefers-color-scheme: dark"));
  const fs::path folder = fs::path(ROSEBUD_SOURCE_DIR) / "server" / "page" / "style";
  std::string sheets;
  for (const char* name : {"base.css", "search.css", "reading.css"}) sheets += read_file(folder / name);
  CHECK(reply.body == sheets);
}

TEST_CASE("a search finds articles, and its facets lead to others") {
  const Served served;
  const std::string page = served.get("/?q=opera").body;
  CHECK(contains(page, "Magnetic Rose"));
  CHECK(contains(page, "<mark>opera</mark>"));
  CHECK(contains(page, "href=\"./?q=opera&amp;director=Koji+Morimoto\""));
  CHECK(contains(page, "<title>1995: 1 article</title>"));
  const std::string refined = served.get("/?q=opera&director=Koji+Morimoto").body;
  CHECK(contains(text_of(refined), "1 of 3 articles for opera"));
  CHECK_FALSE(contains(refined, "what%3F"));
}

TEST_CASE("JSON tells the same as the page") {
  const Served served;
  const json::value answer = served.api("q=opera&director=Koji+Morimoto");
  CHECK(answer.at("format").as_int64() == 1);
  CHECK(answer.at("total").as_int64() == 1);
  CHECK(answer.at("archive").as_int64() == 3);
  CHECK(titles_of(answer) == std::set<std::string>{"Magnetic Rose"});
  CHECK(answer.at("request").at("refinements").at("director").at(0).as_string() == "Koji Morimoto");
  // Its own choice is left out of a facet's counts.
  CHECK(answer.at("facets").at(0).at("values").as_array().size() == 2);
}

TEST_CASE("two values of a field mean either, and a range of years is closed") {
  const Served served;
  CHECK(titles_of(served.api("director=Koji+Morimoto&director=satoshi+kon")) ==
        std::set<std::string>{"Magnetic Rose", "Perfect Blue"});
  CHECK(titles_of(served.api("year=1984&year=1997..")) ==
        std::set<std::string>{"Odd <Name> & \"Co\"", "Perfect Blue"});
  CHECK(titles_of(served.api("year=1995..1997&director=Satoshi+Kon")) ==
        std::set<std::string>{"Perfect Blue"});
}

TEST_CASE("values in the URL that make no sense are notices in the answer") {
  const Served served;
  const json::value answer = served.api("year=abc..&sort=shuffle");
  CHECK(answer.at("total").as_int64() == 3);
  CHECK(answer.at("notices").as_array().size() == 2);
  CHECK(contains(served.get("/?year=abc..").body, "&quot;abc..&quot; is not a year"));
}

TEST_CASE("an article is read where it was published, or here") {
  const Served served;
  const std::string page = served.get("/").body;
  CHECK(contains(page, "<a href=\"https://films.example/perfect-blue/\">"));
  CHECK(contains(page, "<a href=\"./article/magnetic-rose.md\">"));
  CHECK(contains(page, "<a href=\"./article/what%3F%20100%25.md\">"));
  const std::string reading = served.get("/article/what%3F%20100%25.md").body;
  CHECK(contains(reading, "<bdi>Odd &lt;Name&gt; &amp; &quot;Co&quot;</bdi>"));
  CHECK_FALSE(contains(reading, "<script"));
}

TEST_CASE("hostile queries are answered, with nothing of them left in the markup") {
  const Served served;
  for (const char* text :
       {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "%00",
        "%ff%fe", "%", "%zz", "%E2%80%AE", "%0d%0aSet-Cookie:%20x", "{{7*7}}", "*", "(((((((((", "%22", "-",
        "AND+OR+NOT", "year:abc..", "..%2F..%2F", "%F0%9F%8E%AC", "\xE2\x98\x83"}) {
    std::string coded;
    for (const char* c = text; *c != '\0'; ++c) {
      const bool allowed = *c > ' ' && *c != '"' && *c != '<' && *c != '>';
      coded += allowed ? std::string(1, *c) : fmt::format("%{:02X}", static_cast<unsigned char>(*c));
    }
    for (const char* pattern : {"/?q={0}", "/?q=a&director={0}&writer={0}&genre={0}",
                                "/?year={0}&sort={0}&page={0}", "/?facets={0}&{0}={0}", "/article/{0}"}) {
      const std::string target = fmt::format(fmt::runtime(pattern), coded);
      CAPTURE(target);
      const HttpReply reply = served.get(target);
      CHECK((reply.status == 200 || reply.status == 404));
      CHECK_THAT(markup_error(reply.body), Catch::Matchers::Equals(""));
      CHECK_FALSE(utf8::first_invalid(reply.body));
    }
    const HttpReply api = served.get("/api/search?q=" + coded + "&director=" + coded);
    CHECK(api.status == 200);
    CHECK_NOTHROW(json::parse(api.body));
  }
}

TEST_CASE(
    "a query as long as a header may be is answered, one of 100 KB is refused, and the server goes on") {
  const Served served;
  CHECK(served.get("/?q=" + std::string(15'000, 'a')).status == 200);
  CHECK(served.get("/?q=" + std::string(100'000, 'a')).status == 431);
  std::string many;
  while (many.size() < 14'000) many += fmt::format("&director=d{}&year={}", many.size(), many.size());
  const HttpReply reply = served.get("/?" + many);
  CHECK(reply.status == 200);
  CHECK(reply.body.size() < 1'000'000);
  CHECK(served.get("/healthz").status == 200);
}
