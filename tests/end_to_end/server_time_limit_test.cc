// Answers of the server that a time limit ended.
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"
#include "support/served.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace json = boost::json;

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
