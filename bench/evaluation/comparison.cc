#include "bench/evaluation/comparison.hh"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rosebud::bench {
namespace {

// Sums of the same terms may differ in their last bits.
constexpr double same = 1e-9;

}  // namespace

EngineScores measured(const std::string& engine, const std::vector<JudgedQuery>& queries,
                      const std::map<std::string, Ranking>& rankings) {
  EngineScores scores{engine, {}, {}, {}, {}};
  for (const JudgedQuery& query : queries) {
    const auto found = rankings.find(query.id);
    const Ranking& ranking = found == rankings.end() ? Ranking{} : found->second;
    scores.ndcg_10.push_back(ndcg(ranking, query.grades, 10));
    scores.recall_100.push_back(recall(ranking, query.grades, measured_depth));
    scores.map_100.push_back(average_precision(ranking, query.grades, measured_depth));
    scores.hits.push_back(std::min(ranking.size(), measured_depth));
  }
  return scores;
}

Duel duel(const EngineScores& one, const EngineScores& other) {
  Duel result;
  for (std::size_t query = 0; query < one.ndcg_10.size(); ++query) {
    const double ahead = one.ndcg_10[query] - other.ndcg_10[query];
    if (std::abs(ahead) < same) {
      ++result.alike;
    } else if (ahead > 0) {
      ++result.better;
    } else {
      ++result.worse;
    }
  }
  return result;
}

std::vector<std::size_t> most_behind(const EngineScores& one, const std::vector<EngineScores>& others,
                                     std::size_t count) {
  std::vector<std::pair<double, std::size_t>> behind;
  for (std::size_t query = 0; query < one.ndcg_10.size(); ++query) {
    double best = 0;
    for (const EngineScores& other : others) best = std::max(best, other.ndcg_10[query]);
    if (best - one.ndcg_10[query] > same) behind.emplace_back(one.ndcg_10[query] - best, query);
  }
  std::ranges::sort(behind);
  std::vector<std::size_t> worst;
  for (const auto& [difference, query] : behind) {
    if (worst.size() < count) worst.push_back(query);
  }
  return worst;
}

}  // namespace rosebud::bench
