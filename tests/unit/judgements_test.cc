// The ranking, held to what was said of the sample archive's articles: it may get better, not worse.
#include <filesystem>
#include <string>
#include <vector>

#include "bench/evaluation/sample_archive.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

namespace fs = std::filesystem;
using namespace rosebud::bench;

// A little below what docs/quality.md states, so that a harmless change does not fail. Raise it with every
// gain; lower it never.
constexpr double floor_of_ndcg = 0.93;

fs::path sample() {
  return fs::path(ROSEBUD_SOURCE_DIR) / "corpus";
}

// The queries that were answered worst, for whoever has to find out what a change did.
std::string worst(const std::vector<JudgedAnswer>& answers) {
  std::string list;
  for (const JudgedAnswer& answer : answers) {
    if (has_answer(answer.query) && answer.ndcg_10 < 0.5) list += " " + answer.query.id;
  }
  return list;
}

}  // namespace

TEST_CASE("The sample archive's queries are answered no worse than before") {
  const rosebud::testing::TempFolder folder;
  index_for_measuring(sample(), folder.path() / "database");
  RosebudRanker ranker(folder.path() / "database");
  const std::vector<JudgedAnswer> answers = ask_sample(sample(), ranker);
  const SampleScore all = score(answers);
  INFO("below 0.5:" << worst(answers));
  CHECK(all.graded == 205);
  CHECK(all.ndcg_10 >= floor_of_ndcg);
  CHECK(all.ndcg_10 <= 1);
  CHECK(all.unanswerable == 14);
  CHECK(all.refused == all.unanswerable);
}
