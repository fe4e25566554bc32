// The measures of a ranking against examples worked by hand.
#include <string>
#include <vector>

#include "bench/evaluation/comparison.hh"
#include "bench/evaluation/measures.hh"
#include "support/catch.hh"

namespace {

using namespace rosebud::bench;
using rosebud::testing::about;

}  // namespace

TEST_CASE("nDCG with two grades is what the formula gives by hand") {
  const Grades grades{{"a", 1}, {"b", 1}, {"c", 0}};
  // 1/log2(2) + 1/log2(4) over 1/log2(2) + 1/log2(3): 1.5 / 1.63093
  CHECK(ndcg({"a", "x", "b"}, grades, 10) == about(0.919721));
  CHECK(ndcg({"a", "b"}, grades, 10) == about(1));
  CHECK(ndcg({"b", "a", "c", "x"}, grades, 10) == about(1));
  // 1/log2(3) over 1.63093
  CHECK(ndcg({"c", "b"}, grades, 10) == about(0.386853));
}

TEST_CASE("nDCG with several grades is what the formula gives by hand") {
  // 3, 2, 3, 0, 1, 2 came, and a 3 and a 2 did not: 6.86113 of 8.74026.
  const Grades grades{{"a", 3}, {"b", 2}, {"c", 3}, {"d", 0}, {"e", 1}, {"f", 2}, {"g", 3}, {"h", 2}};
  CHECK(ndcg({"a", "b", "c", "d", "e", "f"}, grades, 6) == about(0.785002));
}

TEST_CASE("By gains of a power of two the best answers weigh more") {
  const Grades grades{{"best", 3}, {"passing", 1}};
  // 1 + 3/log2(3) over 3 + 1/log2(3), and 1 + 7/log2(3) over 7 + 1/log2(3)
  CHECK(ndcg({"passing", "best"}, grades, 10) == about(0.796708));
  CHECK(ndcg({"passing", "best"}, grades, 10, Gain::power) == about(0.709810));
  CHECK(ndcg({"best", "passing"}, grades, 10, Gain::power) == about(1));
}

TEST_CASE("nDCG looks no further than its depth, in the ranking and in what would be best") {
  const Grades grades{{"a", 1}, {"b", 1}, {"c", 1}};
  CHECK(ndcg({"a", "b", "c"}, grades, 2) == about(1));
  CHECK(ndcg({"x", "y", "a"}, grades, 2) == 0);
  CHECK(ndcg({"a"}, grades, 1) == about(1));
}

TEST_CASE("An article that nobody judged is not wanted, and one below zero is no worse") {
  const Grades grades{{"a", 1}, {"spam", -2}};
  CHECK(ndcg({"x", "a"}, grades, 10) == about(0.630930));
  CHECK(ndcg({"spam", "a"}, grades, 10) == about(0.630930));
  CHECK(recall({"spam"}, grades, 10) == 0);
  CHECK(average_precision({"spam", "a"}, grades, 10) == about(0.5));
}

TEST_CASE("An article that is listed twice gains once and takes up both places") {
  const Grades grades{{"a", 1}, {"b", 1}};
  CHECK(ndcg({"a", "a", "b"}, grades, 10) == ndcg({"a", "x", "b"}, grades, 10));
  CHECK(recall({"a", "a"}, grades, 10) == about(0.5));
  CHECK(average_precision({"a", "a", "b"}, grades, 10) == average_precision({"a", "x", "b"}, grades, 10));
}

TEST_CASE("Where nothing is wanted every measure is 0 and none is undefined") {
  for (const Grades& grades : {Grades{}, Grades{{"a", 0}}}) {
    CHECK(ndcg({"a"}, grades, 10) == 0);
    CHECK(recall({"a"}, grades, 10) == 0);
    CHECK(average_precision({"a"}, grades, 10) == 0);
  }
  const Grades grades{{"a", 1}};
  CHECK(ndcg({}, grades, 10) == 0);
  CHECK(recall({}, grades, 10) == 0);
  CHECK(average_precision({}, grades, 10) == 0);
}

TEST_CASE("Recall counts the wanted articles within the depth") {
  const Grades grades{{"a", 1}, {"b", 2}, {"c", 3}, {"d", 0}};
  CHECK(recall({"d", "a", "x", "b"}, grades, 10) == about(2.0 / 3));
  CHECK(recall({"d", "a", "x", "b"}, grades, 2) == about(1.0 / 3));
}

TEST_CASE("Average precision is over all that is wanted, found or not") {
  const Grades grades{{"a", 1}, {"b", 1}, {"c", 1}};
  // Precision 1/1 at the first and 2/3 at the second; the third did not come.
  CHECK(average_precision({"a", "x", "b", "y"}, grades, 10) == about((1 + 2.0 / 3) / 3));
  CHECK(average_precision({"a", "x", "b", "y"}, grades, 2) == about(1.0 / 3));
}

TEST_CASE("The mean of no value is 0") {
  CHECK(mean({}) == 0);
  CHECK(mean({0.25, 0.75}) == about(0.5));
}

TEST_CASE("Engines are measured query by query, and a query that one did not answer is its loss") {
  const std::vector<JudgedQuery> queries{
      {.id = "1", .text = "one", .refinements = {}, .kind = {}, .grades = {{"a", 1}}},
      {.id = "2", .text = "two", .refinements = {}, .kind = {}, .grades = {{"b", 1}}},
      {.id = "3", .text = "three", .refinements = {}, .kind = {}, .grades = {{"c", 1}}}};
  const EngineScores ours = measured("ours", queries, {{"1", {"a"}}, {"2", {"x", "b"}}});
  const EngineScores theirs = measured("theirs", queries, {{"1", {"a"}}, {"2", {"b"}}, {"3", {"c"}}});
  CHECK(mean(ours.ndcg_10) == about((1 + 0.630930) / 3));
  CHECK(mean(ours.recall_100) == about(2.0 / 3));
  CHECK(mean(ours.map_100) == about(0.5));
  CHECK(ours.hits == std::vector<std::size_t>{1, 2, 0});

  const Duel against = duel(ours, theirs);
  CHECK(against.better == 0);
  CHECK(against.worse == 2);
  CHECK(against.alike == 1);
  CHECK(duel(theirs, ours).better == 2);

  CHECK(most_behind(ours, {theirs}, 10) == std::vector<std::size_t>{2, 1});
  CHECK(most_behind(ours, {theirs}, 1) == std::vector<std::size_t>{2});
  CHECK(most_behind(theirs, {ours}, 10).empty());
}
