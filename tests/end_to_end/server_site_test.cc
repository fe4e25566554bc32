// The whole server on real archives: families of checks over its addresses, hostile requests, and following
// the index.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/utf8.hh"
#include "indexer/index_archive.hh"
#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/markup.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void index(const TempArchive& archive, bool rebuild = false) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.rebuild = rebuild;
  options.threads = 1;
  REQUIRE(indexer::index_archive(options).failed() == 0);
}

TempArchive& fill(TempArchive& archive) {
  archive.review("magnetic-rose.md", ReviewBuilder("Magnetic Rose")
                                         .director("Koji Morimoto")
                                         .writer("Satoshi Kon")
                                         .year(1995)
                                         .date("2020-02-29")
                                         .text("A salvage crew finds an opera house in orbit."));
  archive.review("deep/er/perfect-blue.md", ReviewBuilder("Perfect Blue")
                                                .director("Satoshi Kon")
                                                .year(1997)
                                                .with("url", "https://films.example/perfect-blue/")
                                                .text("A singer becomes an actress."));
  archive.review("what? 100%.md", ReviewBuilder("Odd <Name> & \"Co\"")
                                      .director("A <b>Director</b>")
                                      .year(1984)
                                      .text("Opera & <script>alert(1)</script> in the text."));
  return archive;
}

struct Served {
  TempArchive archive;
  std::unique_ptr<RunningServer> server;

  Served() {
    index(fill(archive));
    server = std::make_unique<RunningServer>(server_config(archive.database()));
  }
  std::uint16_t port() const { return server->port(); }
  HttpReply get(std::string_view target, std::string_view headers = "") const {
    return http_get(port(), target, headers);
  }
  json::value api(std::string_view query) const {
    const HttpReply reply = get(fmt::format("/api/search?{}", query));
    REQUIRE(reply.status == 200);
    return json::parse(reply.body);
  }
};

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

std::set<std::string> titles_of(const json::value& answer) {
  std::set<std::string> titles;
  for (const json::value& hit : answer.at("hits").as_array()) {
    titles.emplace(hit.at("title").as_string());
  }
  return titles;
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

TEST_CASE("a foreign host name is not answered, so that no other site can read a local archive") {
  const Served served;
  const auto status = [&](const std::string& request) {
    HttpConnection connection(served.port());
    connection.send(request);
    return connection.read_reply()->status;
  };
  CHECK(status("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") == 421);
  CHECK(status("GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n") == 200);
  CHECK(status("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") == 200);
  CHECK(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n") == 421);
  CHECK(status("GET / HTTP/1.0\r\n\r\n") == 200);
}

TEST_CASE("a name that a reverse proxy passes on is answered once it is allowed") {
  TempArchive archive;
  index(fill(archive));
  server::ServerConfig config = server_config(archive.database());
  config.allowed_hosts = {"archive.example.org"};
  const RunningServer server(config);
  HttpConnection connection(server.port());
  connection.send("GET / HTTP/1.1\r\nHost: archive.example.org\r\n\r\n");
  CHECK(connection.read_reply()->status == 200);
}

TEST_CASE("relative addresses are joined to the site's own") {
  TempArchive archive;
  archive.review("akira.md", ReviewBuilder("Akira").with("url", "/2013/akira/"));
  index(archive);
  server::ServerConfig config = server_config(archive.database());
  config.base_url = "https://films.example";
  const RunningServer server(config);
  CHECK(contains(http_get(server.port(), "/").body, "<a href=\"https://films.example/2013/akira/\">"));
}

TEST_CASE("an address of a site that is none is an error with a hint") {
  for (const char* url :
       {"films.example", "ftp://films.example", "javascript:alert(1)", "https:", "https://"}) {
    CAPTURE(url);
    server::ServerConfig config = server_config("/nonexistent");
    config.base_url = url;
    CHECK_THROWS_AS(server::Server(config), Error);
  }
}

TEST_CASE("the health check names the number of articles and what the answers depend on") {
  const Served served;
  const HttpReply reply = served.get("/healthz");
  CHECK(reply.header("cache-control") == "no-store");
  const json::value health = json::parse(reply.body);
  CHECK(health.at("status").as_string() == "ok");
  CHECK(health.at("documents").as_int64() == 3);
  CHECK_FALSE(health.at("identity").as_string().empty());
}

TEST_CASE("new, changed and removed articles are found without a restart") {
  Served served;
  const std::string tag = served.get("/").header("etag");
  served.archive.review("paprika.md", ReviewBuilder("Paprika").director("Satoshi Kon").year(2006));
  served.archive.remove("magnetic-rose.md");
  index(served.archive);
  CHECK(titles_of(served.api("director=satoshi+kon")) == std::set<std::string>{"Paprika", "Perfect Blue"});
  CHECK(titles_of(served.api("q=orbit")).empty());
  CHECK(served.get("/article/magnetic-rose.md").status == 404);
  CHECK(served.get("/", "If-None-Match: " + tag + "\r\n").status == 200);
}

TEST_CASE("a new generation is served without a restart") {
  Served served;
  const std::string tag = served.get("/").header("etag");
  for (int round = 0; round < 3; ++round) {
    const std::string title = fmt::format("Generation {}", round);
    served.archive.review(fmt::format("{}.md", round), ReviewBuilder(title));
    index(served.archive, true);
    CHECK(titles_of(served.api("q=generation")).contains(title));
  }
  CHECK(served.get("/", "If-None-Match: " + tag + "\r\n").status == 200);
}

TEST_CASE("requests are answered all the time while the index is updated and rebuilt") {
  Served served;
  std::atomic<bool> done = false;
  std::atomic<int> bad = 0;
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back([&] {
      while (!done) {
        if (http_get(served.port(), "/?q=opera&director=Koji+Morimoto").status != 200) ++bad;
        ++answered;
      }
    });
  }
  for (int round = 0; round < 8; ++round) {
    served.archive.review(fmt::format("{}.md", round), ReviewBuilder(fmt::format("Opera {}", round)));
    index(served.archive, round % 4 == 3);
  }
  done = true;
  for (std::thread& client : clients) client.join();
  CHECK(bad == 0);
  CHECK(answered > 0);
  CHECK(served.server->log().all().empty());
}

TEST_CASE(
    "without a database the server answers 503, says why in its log alone, and serves it once it is there") {
  TempArchive archive;
  fill(archive);
  const RunningServer server(server_config(archive.database()));
  for (const char* target : {"/", "/?q=opera", "/api/search", "/healthz", "/article/magnetic-rose.md"}) {
    CAPTURE(target);
    const HttpReply reply = http_get(server.port(), target);
    CHECK(reply.status == 503);
    CHECK(reply.header("retry-after") == "5");
    CHECK(reply.header("cache-control") == "no-store");
    CHECK_FALSE(contains(reply.body, archive.path().string()));
  }
  CHECK(server.log().count("there is no database in") == 5);
  index(archive);
  CHECK(http_get(server.port(), "/healthz").status == 200);
  CHECK(http_get(server.port(), "/?q=opera").status == 200);
}

TEST_CASE("a database that disappears or is damaged is answered with 503 until it is mended") {
  Served served;
  REQUIRE(served.get("/").status == 200);
  const fs::path current = served.archive.database() / "current";
  const std::string name = read_file(current);
  std::ofstream(current) << "gen-999\n";
  CHECK(served.get("/").status == 503);
  CHECK(served.get("/healthz").status == 503);
  std::ofstream(current) << name;
  CHECK(served.get("/").status == 200);
}

TEST_CASE("a search that its time limit ended says so, and nobody keeps the answer") {
  Served served;
  server::ServerConfig config = server_config(served.archive.database());
  config.time_limit = 0;
  const RunningServer hurried(config);
  for (const std::string_view target : {"/api/search?q=opera", "/api/facets?q=opera", "/?q=opera"}) {
    CAPTURE(target);
    const HttpReply reply = http_get(hurried.port(), target);
    CHECK(reply.status == 200);
    CHECK(reply.header("cache-control") == "no-store");
    CHECK(reply.header("etag").empty());
    CHECK(contains(reply.body, "time limit of 0 ms"));
    const HttpReply whole = served.get(target);
    CHECK_FALSE(whole.header("etag").empty());
    CHECK_FALSE(contains(whole.body, "time limit"));
  }
  CHECK(contains(http_get(hurried.port(), "/?q=opera").body, "No articles in time"));
  CHECK(json::parse(http_get(hurried.port(), "/api/search?q=opera").body).at("timed_out").as_bool());
}

TEST_CASE("suggestions and similar articles that a time limit ended say so, and nobody keeps them") {
  Served served;
  const std::string article =
      json::parse(served.get("/api/search?q=opera").body).at("hits").at(0).at("path").as_string().c_str();
  server::ServerConfig config = server_config(served.archive.database());
  config.time_limit = 0;
  const RunningServer hurried(config);
  for (const std::string& target : {std::string("/api/suggest?q=o"), "/api/similar?article=" + article}) {
    CAPTURE(target);
    const HttpReply reply = http_get(hurried.port(), target);
    CHECK(reply.status == 200);
    CHECK(reply.header("cache-control") == "no-store");
    CHECK(reply.header("etag").empty());
    CHECK(json::parse(reply.body).at("timed_out").as_bool());
    const HttpReply whole = served.get(target);
    CHECK_FALSE(whole.header("etag").empty());
    CHECK_FALSE(json::parse(whole.body).at("timed_out").as_bool());
  }
  // There is no place for it in what browsers ask for, and the article itself is whole.
  for (const std::string& target : {std::string("/suggest?q=o"), "/article/" + article}) {
    CAPTURE(target);
    CHECK(http_get(hurried.port(), target).header("cache-control") == "no-store");
    CHECK(served.get(target).header("cache-control") == "no-cache");
  }
  CHECK(contains(http_get(hurried.port(), "/article/" + article).body, "no time to look at all articles"));
  CHECK_FALSE(contains(served.get("/article/" + article).body, "no time to look"));
}

TEST_CASE("control characters of a request never reach the log") {
  TempArchive archive;
  index(fill(archive));
  server::ServerConfig config = server_config(archive.database());
  config.log_access = true;
  RunningServer server(config);
  HttpConnection connection(server.port());
  connection.send("GET /?q=\x9b\x31\x6d\xff HTTP/1.1\r\nHost: localhost\r\n\r\n");
  connection.read_reply();
  server.stop();
  server.join();
  REQUIRE(server.log().all().size() == 1);
  CHECK_FALSE(utf8::first_invalid(server.log().all()[0]));
  CHECK_FALSE(contains(server.log().all()[0], "\x9b"));
}

TEST_CASE("many clients at once get the answers to their own questions") {
  const Served served;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&, i] {
      HttpConnection connection(served.port());
      for (int round = 0; round < 50; ++round) {
        const std::string query = fmt::format("mine-{}-{}", i, round);
        connection.send(http_request("GET", "/?q=" + query));
        const auto reply = connection.read_reply();
        if (!reply || !contains(reply->body, "value=\"" + query + "\"")) ++wrong;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(wrong == 0);
}
