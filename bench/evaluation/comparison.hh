// Several engines' rankings of one collection, side by side.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "bench/evaluation/judged_queries.hh"

namespace rosebud::bench {

// How far rankings are looked at: what Rosebud gives on one page.
inline constexpr std::size_t measured_depth = 100;

// One engine's measures, one value per query, in the order of the queries.
struct EngineScores {
  std::string engine;
  std::vector<double> ndcg_10;
  std::vector<double> recall_100;
  std::vector<double> map_100;
  std::vector<std::size_t> hits;  // how many came, at most measured_depth
};

// Measures `rankings` (query id -> ranking; one that is missing is empty).
EngineScores measured(const std::string& engine, const std::vector<JudgedQuery>& queries,
                      const std::map<std::string, Ranking>& rankings);

// How many queries `one` answers better than `other`, worse, and alike, by nDCG@10.
struct Duel {
  std::size_t better = 0;
  std::size_t worse = 0;
  std::size_t alike = 0;
};
Duel duel(const EngineScores& one, const EngineScores& other);

// The places of the queries in which `one` falls most behind the best of `others`, the worst first; at most
// `count`, and only those in which it does.
std::vector<std::size_t> most_behind(const EngineScores& one, const std::vector<EngineScores>& others,
                                     std::size_t count);

}  // namespace rosebud::bench
