// The whole server, asked in all ways by several clients, while the archive is indexed again and again: no
// answer fails, and none mixes two revisions. Run with the thread sanitizer this is also where a race would
// show.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "indexer/index_archive.hh"
#include "support/catch.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
namespace json = boost::json;

namespace {

// Articles in pairs that are alike in all but their director, and that come, change and go together: whatever
// is asked for, half of what is found has either director.
class PairedArchive {
 public:
  void write(int number, int version) {
    for (const std::string_view director : {"Satoshi Kon", "Koji Morimoto"}) {
      archive_.review(name(number, director), ReviewBuilder(fmt::format("Parade {}", number))
                                                  .director(director)
                                                  .writer("Sadayuki Murai")
                                                  .year(1950 + (number + version) % 60)
                                                  .raw(fmt::format("platform: {}", version))
                                                  .text(text(number, version)));
    }
  }

  void remove(int number) {
    for (const std::string_view director : {"Satoshi Kon", "Koji Morimoto"})
      archive_.remove(name(number, director));
  }

  // With a field of its own or without; indexed by two threads where all is made anew.
  void index(bool with_field, bool rebuild) const {
    indexer::IndexOptions options;
    options.archive = archive_.path();
    options.rebuild = rebuild;
    options.threads = 2;
    if (with_field) options.reading.fields = FieldTable({{"platform", FieldKind::keyword, "Platform", {}}});
    REQUIRE(indexer::index_archive(options).failed() == 0);
  }

  const TempArchive& files() const { return archive_; }

 private:
  static std::string name(int number, std::string_view director) {
    return fmt::format("{}/{}.md", director.substr(0, director.find(' ')), number);
  }

  // No passage is that of many articles: those would be left out.
  static std::string text(int number, int version) {
    return fmt::format(
        "A dream of a parade through the city, told for the {}th time.\n\nIn version {} of tale {} the {} is "
        "gone, and the orchestra plays on.",
        number, version, number, number % 2 == 0 ? "opera" : "ghost");
  }

  TempArchive archive_;
};

// Both directors' counts; their own choice is left out of them. Nothing where neither is listed.
std::vector<std::int64_t> director_counts(const json::value& answer) {
  std::vector<std::int64_t> counts;
  for (const json::value& facet : answer.at("facets").as_array()) {
    if (facet.at("field").as_string() != "director") continue;
    for (const json::value& value : facet.at("values").as_array())
      counts.push_back(value.at("count").as_int64());
  }
  return counts;
}

// What is wrong with an answer to a search; empty: nothing.
std::string fault_in_search(const json::value& answer) {
  const std::int64_t total = answer.at("total").as_int64();
  if (answer.at("archive").as_int64() % 2 != 0) return "an archive with half a pair";
  const auto counts = director_counts(answer);
  if (counts.size() != 2 || counts[0] != counts[1]) return "directors of two revisions";
  const bool chosen = answer.at("request").at("refinements").as_object().contains("director");
  if (total != (chosen ? counts[0] : counts[0] + counts[1])) return "a total of another revision";
  if (const json::value* hits = answer.as_object().if_contains("hits")) {
    if (hits->as_array().size() != std::min<std::size_t>(static_cast<std::size_t>(total), 10))
      return "hits of another revision";
  }
  return {};
}

std::string fault_in(std::string_view target, const HttpReply& reply) {
  if (reply.status != 200) return fmt::format("status {}", reply.status);
  if (reply.body.empty()) return "nothing";
  if (target.starts_with("/api/search") || target.starts_with("/api/facets"))
    return fault_in_search(json::parse(reply.body));
  if (target.starts_with("/api/similar") && json::parse(reply.body).at("similar").as_array().empty())
    return "nothing similar";
  if (target.starts_with("/healthz") && json::parse(reply.body).at("documents").as_int64() % 2 != 0)
    return "half a pair";
  return {};
}

// What the clients ask for, each from another place on.
const std::vector<std::string>& targets() {
  static const std::vector<std::string> list{
      "/api/search",
      "/api/search?q=parade",
      "/api/search?q=dream+city+-ghost&facets=director,writer,year:decade",
      "/api/search?q=%22dream+of+a+parade%22&sort=date",
      "/api/search?q=%22dream+city%22%7E10",
      "/api/search?q=par*+orch*",
      "/api/search?q=paraed+orchestra",
      "/api/search?q=parade&director=satoshi+kon",
      "/api/search?q=director%3Amurai+OR+ghost+OR+opera",
      "/api/search?q=the+city&year=1950..1980&page=1",
      "/api/facets?q=dream&field=director&field=year:decade",
      "/api/facets?q=parade&director=koji+morimoto&field=director:10",
      "/api/suggest?q=para",
      "/suggest?q=satoshi+k",
      "/api/similar?article=Satoshi/1.md",
      "/?q=parade+city&director=satoshi+kon",
      "/?q=opera",
      "/article/Koji/1.md",
      "/healthz",
  };
  return list;
}

// Lets the clients go, also when indexing fails.
class Ending {
 public:
  explicit Ending(std::atomic<bool>& ended) : ended_(ended) {}
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  ~Ending() { ended_ = true; }

 private:
  std::atomic<bool>& ended_;
};

// What one client got.
struct Got {
  std::size_t answers = 0;
  std::vector<std::string> faults;
};

Got ask_until(const std::atomic<bool>& ended, std::uint16_t port, std::size_t from) {
  Got got;
  do {
    for (std::size_t i = 0; i < targets().size(); ++i) {
      const std::string& target = targets()[(from + i) % targets().size()];
      try {
        const std::string fault = fault_in(target, http_get(port, target));
        if (!fault.empty()) got.faults.push_back(fmt::format("{}: {}", target, fault));
      } catch (const std::exception& error) {
        got.faults.push_back(fmt::format("{}: {}", target, error.what()));
      }
      ++got.answers;
    }
  } while (!ended);
  return got;
}

}  // namespace

TEST_CASE("every address answers, of one revision each, while the archive changes and is rebuilt beside it") {
  PairedArchive archive;
  constexpr int pairs = 80;
  constexpr int articles = 2 * pairs;
  for (int number = 0; number < pairs; ++number) archive.write(number, 0);
  archive.index(false, false);
  server::ServerConfig config = server_config(archive.files().database());
  config.threads = 4;
  config.time_limit = 60'000;
  const RunningServer server(config);
  std::atomic<bool> ended = false;
  std::vector<std::future<Got>> clients;
  for (std::size_t client = 0; client < 4; ++client) {
    clients.push_back(
        std::async(std::launch::async, [&, client] { return ask_until(ended, server.port(), client * 5); }));
  }
  {
    const Ending ending(ended);
    for (int round = 1; round <= 12; ++round) {
      archive.write(pairs + round, round);
      archive.write(1 + round * 3, round);
      archive.remove(round + 40);
      // Fields that are declared, and then no longer, make servers read their requests anew.
      archive.index(round / 4 == 1, round % 4 == 0);
    }
  }
  for (std::future<Got>& client : clients) {
    const Got got = client.get();
    for (const std::string& fault : got.faults) UNSCOPED_INFO(fault);
    CHECK(got.faults.empty());
    CHECK(got.answers >= targets().size());
  }
  CHECK(server.log().all().empty());
  const json::value last = json::parse(http_get(server.port(), "/api/search?q=parade").body);
  CHECK(last.at("total").as_int64() == articles);
  CHECK(fault_in_search(last).empty());
}
