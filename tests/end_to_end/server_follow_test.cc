// A server on a large archive beside `rosebud index`.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/program.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using namespace std::chrono_literals;

namespace json = boost::json;

TEST_CASE(
    "a large archive is answered from without a wait while it is indexed over and over, and what is new "
    "appears") {
  TempArchive archive;
  // More than a request follows by itself.
  for (int i = 0; i < 2100; ++i) {
    archive.review(fmt::format("{}/{}.md", i % 50, i),
                   ReviewBuilder(fmt::format("Film {}", i)).text("A dream."));
  }
  CHECK(run_rosebud({"index", "-q", archive.path().string()}).status == 0);
  const RunningServer server(server_config(archive.database()));
  std::atomic<bool> done = false;
  std::atomic<int> bad = 0;
  std::atomic<int> answered = 0;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back([&, i] {
      for (int question = 0; !done; ++question) {
        const auto target = fmt::format("/api/search?q=film+OR+nothing{}x{}", i, question);
        const auto asked = std::chrono::steady_clock::now();
        const json::object answer = json::parse(http_get(server.port(), target).body).as_object();
        if (!answer.contains("total") || answer.at("total").as_int64() < 2100) ++bad;
        // Far longer than an answer takes, far shorter than an archive takes to be read.
        if (std::chrono::steady_clock::now() - asked > 5s) ++bad;
        ++answered;
      }
    });
  }
  for (int round = 0; round < 6; ++round) {
    CAPTURE(round);
    archive.review(fmt::format("new/{}.md", round), ReviewBuilder(fmt::format("Zanzibar {}", round)));
    CHECK(run_rosebud({"index", "-q", archive.path().string()}).status == 0);
    const auto indexed = std::chrono::steady_clock::now();
    const auto target = fmt::format("/api/search?q=zanzibar+{}", round);
    bool seen = false;
    while (!seen && std::chrono::steady_clock::now() - indexed < 20s) {
      seen =
          http_get(server.port(), target).body.find(fmt::format("Zanzibar {}", round)) != std::string::npos;
    }
    CHECK(seen);
  }
  done = true;
  clients.clear();
  CHECK(bad == 0);
  CHECK(answered > 0);
  CHECK(server.log().all().empty());
}
