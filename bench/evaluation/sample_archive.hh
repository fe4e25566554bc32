// The sample archive, measured by its judgements.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/evaluation/judged_queries.hh"
#include "bench/evaluation/rosebud_ranker.hh"

namespace rosebud::bench {

struct JudgedAnswer {
  JudgedQuery query;
  Ranking ranking;           // the first ten
  double ndcg_10 = 0;        // by grades; of a query that has an answer
  double ndcg_10_power = 0;  // the same with gains of 2^grade - 1
  bool nothing = false;      // nothing was offered as a plain match
};

// Asks every query of `sample` (the folder corpus/) that the database answers as a user would.
std::vector<JudgedAnswer> ask_sample(const std::filesystem::path& sample, RosebudRanker& ranker);

struct SampleScore {
  std::size_t graded = 0;
  double ndcg_10 = 0;
  double ndcg_10_power = 0;
  std::size_t unanswerable = 0;
  std::size_t refused = 0;  // of these, the ones of which it was said that nothing matches
};

SampleScore score(const std::vector<JudgedAnswer>& answers);

}  // namespace rosebud::bench
