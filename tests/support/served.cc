#include "support/served.hh"

#include <fmt/format.h>

#include "indexer/index_archive.hh"
#include "support/catch.hh"

namespace rosebud::testing {

TempArchive& add_films(TempArchive& archive) {
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

void index_served(const TempArchive& archive, bool rebuild) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.rebuild = rebuild;
  options.threads = 1;
  REQUIRE(indexer::index_archive(options).failed() == 0);
}

Served::Served() {
  index_served(add_films(archive));
  server = std::make_unique<RunningServer>(server_config(archive.database()));
}

HttpReply Served::get(std::string_view target, std::string_view headers) const {
  return http_get(port(), target, headers);
}

boost::json::value Served::api(std::string_view query) const {
  const HttpReply reply = get(fmt::format("/api/search?{}", query));
  REQUIRE(reply.status == 200);
  return boost::json::parse(reply.body);
}

std::set<std::string> titles_of(const boost::json::value& answer) {
  std::set<std::string> titles;
  for (const boost::json::value& hit : answer.at("hits").as_array()) {
    titles.emplace(hit.at("title").as_string());
  }
  return titles;
}

}  // namespace rosebud::testing
