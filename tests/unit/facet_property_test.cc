// Counts compared with a slow and plain reference over random archives, queries and refinements.
#include <algorithm>
#include <random>
#include <string>

#include "searcher/searcher.hh"
#include "server/json.hh"
#include "server/url/url_state.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"
#include "support/facet_reference.hh"
#include "support/facet_requests.hh"
#include "support/http_client.hh"
#include "support/running_server.hh"

using namespace rosebud;
using namespace rosebud::testing;

TEST_CASE("Counts of random archives and requests are those of the plain reference") {
  std::mt19937 random(20'240'229);
  std::size_t found = 0;
  for (const std::size_t articles : {1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U, 55U, 90U}) {
    const FacetArchive archive(articles, random);
    searcher::Searcher searcher{store::DatabaseFolder(archive.files().database())};
    for (int round = 0; round < 400; ++round) {
      const KnownRequest known = random_request(random);
      const ReferenceAnswer expected = reference_answer(archive.articles(), known);
      INFO(articles << " articles, " << description(known));
      REQUIRE(difference(searcher.search(known.request), expected) == "");
      found += expected.total > 0 ? 1 : 0;
    }
  }
  // Else the cases would be too poor to tell anything.
  CHECK(found > 1000);
}

TEST_CASE("A server's JSON of random requests has the counts of the plain reference") {
  std::mt19937 random(31);
  const FacetArchive archive(40, random);
  const RunningServer server(server_config(archive.files().database()));
  for (int round = 0; round < 150; ++round) {
    KnownRequest known = random_request(random);
    for (FacetRequest& facet : known.request.facets) facet.matching.clear();
    known.request.limit = std::max<std::size_t>(known.request.limit, 1);
    const std::string query = server::print_url_state(known.request, facet_fields());
    const HttpReply reply = http_get(server.port(), "/api/search?" + query);
    INFO(query);
    REQUIRE(reply.status == 200);
    REQUIRE(difference(results_in_json(reply.body), reference_answer(archive.articles(), known)) == "");
  }
}
