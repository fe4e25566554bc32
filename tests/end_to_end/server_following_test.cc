// The server and its database: what the indexer changes is followed, what is missing is said, and many ask at
// once.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"
#include "support/served.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace fs = std::filesystem;
namespace json = boost::json;

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
  index_served(served.archive);
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
    index_served(served.archive, true);
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
    index_served(served.archive, round % 4 == 3);
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
  add_films(archive);
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
  index_served(archive);
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
