// `rosebud search --explain`.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"
#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

class Explained : public TempArchive {
 public:
  Explained() {
    file("rosebud.toml", R"(
[synonyms]
groups = [["film noir", "hard boiled"], ["dream", "nightmare"]]
[ranking]
recency = { weight = 0.5, half_life_days = 500 }
rating = 0.3
)");
    review("alley.md",
           ReviewBuilder("Nightmare Alley")
               .director("Edmund Goulding")
               .date("2019-05-01")
               .raw("rating: 8/10")
               .text("A film noir of the fair, dreamed by a man who never wakes from the carnival."));
    review(
        "mulholland.md",
        ReviewBuilder("Mulholland Drive")
            .director("David Lynch")
            .date("2018-01-01")
            .raw("rating: 9/10")
            .text("A dream of Hollywood; a film about the city, its carnival of faces and its lost women."));
    review("blast.md", ReviewBuilder("Blast of Silence")
                           .text("Hard boiled to the end, a winter film of the city without a dream."));
    review("rose.md", ReviewBuilder("Magnetic Rose")
                          .director("Koji Morimoto")
                          .raw("lang: fr")
                          .text("Un rêve dans un film, la ville et le carnaval, perdus."));
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  rosebud::SearchResults ask(const std::string& query) const {
    rosebud::SearchRequest request;
    request.text = query;
    request.explain = true;
    request.today = 20200101;
    return rosebud::searcher::Searcher{rosebud::store::DatabaseFolder(database())}.search(request);
  }
};

double sum_of(const std::vector<rosebud::ScorePart>& parts) {
  double sum = 0;
  for (const rosebud::ScorePart& part : parts) sum += part.score;
  return sum;
}

bool has_part(const rosebud::Hit& hit, const std::string& kind, const std::string& name) {
  return std::ranges::any_of(hit.score_parts, [&](const rosebud::ScorePart& part) {
    return part.kind == kind && part.name == name && part.score > 0;
  });
}

}  // namespace

TEST_CASE("The parts of every hit's score add up to it") {
  const Explained archive;
  for (const char* query :
       {"dream", "film dream", "the film noir", "film city carnival", "dream dream film", "mulholland drive",
        "nightmare alley", "koji morimoto", "lynch", "\"hard boiled\" film", "(film noir OR rose) carnival",
        "car* film", "film -lynch", "title:alley film", "film rating:>=50", "mulholand drive",
        "film city women lost faces hollywood nonsense elsewhere", "hollywood winter zeppelin"}) {
    CAPTURE(query);
    const rosebud::SearchResults results = archive.ask(query);
    REQUIRE(results.explanation);
    std::vector<rosebud::Hit> hits = results.hits;
    hits.insert(hits.end(), results.partial.begin(), results.partial.end());
    REQUIRE(!hits.empty());
    for (const rosebud::Hit& hit : hits) {
      CAPTURE(hit.path);
      CHECK(hit.score > 0);
      CHECK(std::abs(sum_of(hit.score_parts) - hit.score) < 1e-9 * std::max(1.0, hit.score));
    }
  }
}

TEST_CASE("An explanation names the words, their terms, the boosts and the tiers") {
  const Explained archive;
  const rosebud::SearchResults results = archive.ask("The Mulholland Drive");
  REQUIRE(results.hits.size() == 1);
  const rosebud::Hit& hit = results.hits.front();
  CHECK(has_part(hit, "word", "Fmulholland"));
  CHECK(has_part(hit, "recency", ""));
  CHECK(has_part(hit, "rating", ""));
  CHECK(has_part(hit, "tier", "title"));
  const rosebud::Explanation& explanation = *results.explanation;
  CHECK(explanation.query == "The Mulholland Drive");
  REQUIRE(explanation.tokens.size() == 3);
  CHECK(explanation.tokens[0].passed_over);
  CHECK(!explanation.tokens[1].passed_over);
  REQUIRE(explanation.words.size() == 2);
  CHECK(explanation.words[0].text == "mulholland");
  CHECK(explanation.words[0].groups.front().articles == 1);
  CHECK_THAT(explanation.xapian, Contains("Fmulholland"));
}

TEST_CASE("The words of a phrase are explained by the terms that score, wherever the phrase stands") {
  const Explained archive;
  for (const char* query : {"\"hard boiled\"", "\"boiled hard\"~3", "\"hard boiled\" film",
                            "(rose OR \"hard boiled\")", "\"hard boiled\" zeppelin film"}) {
    CAPTURE(query);
    const rosebud::SearchResults results = archive.ask(query);
    for (const char* word : {"hard", "boiled"}) {
      CAPTURE(word);
      const auto& words = results.explanation->words;
      REQUIRE(std::ranges::count(words, word, &rosebud::ExplainedWord::text) == 1);
      const auto& explained = *std::ranges::find(words, word, &rosebud::ExplainedWord::text);
      REQUIRE(explained.groups.size() == 1);
      CHECK(explained.groups[0].terms[0].term == (word[0] == 'h' ? "Zenhard" : "Zenboil"));
    }
    const std::string shown = run_search(archive, {"--explain", "--no-facets", query}).out;
    CHECK_THAT(shown, !Contains("hard, in no article") && !Contains("boiled, in no article"));
  }
  const std::string shown = run_search(archive, {"--explain", "--no-facets", "\"hard zeppelin\""}).out;
  CHECK_THAT(shown, Contains("zeppelin, in no article") && !Contains("hard, in no article"));
}

TEST_CASE("The terminal and JSON say the same of a score") {
  const Explained archive;
  const std::string shown = run_search(archive, {"--explain", "--no-facets", "wall-e", "OR", "dreams"}).out;
  CHECK_THAT(shown, Contains("tokens") && Contains("wall|walle") && Contains("wall-e OR dreams") &&
                        Contains("Zendream") && Contains("Xapian") && Contains("Query(") &&
                        Contains("in all") && Contains("recency"));
  const std::string json = run_search(archive, {"--explain", "--json", "dreams"}).out;
  CHECK_THAT(json, Contains(R"("explain":{"query":"dreams","any_word":false,"tokens":[{"text":"dreams")") &&
                       Contains(R"({"kind":"word","name":"Zendream","occurrences":1,"score":)"));
}

TEST_CASE("Nothing is explained unless it is asked for") {
  const Explained archive;
  CHECK_THAT(run_search(archive, {"--json", "dreams"}).out, !Contains("\"explain\""));
  CHECK_THAT(run_search(archive, {"--no-facets", "dreams"}).out, !Contains("Xapian"));
}

TEST_CASE("An order of its own has no scores to explain, and the query is explained all the same") {
  const Explained archive;
  const std::string shown = run_search(archive, {"--explain", "--sort", "date", "dreams"}).out;
  CHECK_THAT(shown, Contains("Xapian") && !Contains("in all"));
}
