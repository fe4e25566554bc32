#include "bench/evaluation/sample_archive.hh"

namespace rosebud::bench {

std::vector<JudgedAnswer> ask_sample(const std::filesystem::path& sample, RosebudRanker& ranker) {
  std::vector<JudgedAnswer> answers;
  for (JudgedQuery& query : read_sample_queries(sample / "judgements")) {
    const SearchResults results = ranker.answer(query.text, 10, query.refinements);
    JudgedAnswer answer;
    answer.ranking = RosebudRanker::paths(results);
    answer.ndcg_10 = ndcg(answer.ranking, query.grades, 10);
    answer.ndcg_10_power = ndcg(answer.ranking, query.grades, 10, Gain::power);
    answer.nothing = says_nothing_matched(results);
    answer.query = std::move(query);
    answers.push_back(std::move(answer));
  }
  return answers;
}

SampleScore score(const std::vector<JudgedAnswer>& answers) {
  SampleScore score;
  std::vector<double> by_grade;
  std::vector<double> by_power;
  for (const JudgedAnswer& answer : answers) {
    if (has_answer(answer.query)) {
      by_grade.push_back(answer.ndcg_10);
      by_power.push_back(answer.ndcg_10_power);
    } else {
      ++score.unanswerable;
      score.refused += answer.nothing ? 1U : 0U;
    }
  }
  score.graded = by_grade.size();
  score.ndcg_10 = mean(by_grade);
  score.ndcg_10_power = mean(by_power);
  return score;
}

}  // namespace rosebud::bench
