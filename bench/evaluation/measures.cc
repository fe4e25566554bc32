#include "bench/evaluation/measures.hh"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>

namespace rosebud::bench {
namespace {

double worth(int grade, Gain gain) {
  if (grade <= 0) return 0;
  return gain == Gain::grade ? grade : std::exp2(grade) - 1;
}

// The gain at 0-based place `place`, less for having to be read that late.
double discounted(double gain, std::size_t place) {
  return gain / std::log2(static_cast<double>(place) + 2);
}

std::size_t wanted(const Grades& grades) {
  return static_cast<std::size_t>(
      std::ranges::count_if(grades, [](const auto& entry) { return entry.second > 0; }));
}

// The grades of the first `depth` places, 0 for what nobody judged and for repetitions.
std::vector<int> grades_in_order(const Ranking& ranking, const Grades& grades, std::size_t depth) {
  std::vector<int> in_order;
  std::set<std::string_view> seen;
  for (const std::string& id : ranking) {
    if (in_order.size() == depth) break;
    const auto judged = grades.find(id);
    const bool counts = seen.insert(id).second && judged != grades.end();
    in_order.push_back(counts ? judged->second : 0);
  }
  return in_order;
}

double cumulated(const std::vector<int>& in_order, Gain gain) {
  double sum = 0;
  for (std::size_t place = 0; place < in_order.size(); ++place)
    sum += discounted(worth(in_order[place], gain), place);
  return sum;
}

std::vector<int> best_order(const Grades& grades, std::size_t depth) {
  std::vector<int> best;
  for (const auto& [id, grade] : grades) best.push_back(grade);
  std::ranges::sort(best, std::greater<>());
  if (best.size() > depth) best.resize(depth);
  return best;
}

}  // namespace

double ndcg(const Ranking& ranking, const Grades& grades, std::size_t depth, Gain gain) {
  const double ideal = cumulated(best_order(grades, depth), gain);
  return ideal > 0 ? cumulated(grades_in_order(ranking, grades, depth), gain) / ideal : 0;
}

double recall(const Ranking& ranking, const Grades& grades, std::size_t depth) {
  const std::size_t all = wanted(grades);
  const auto in_order = grades_in_order(ranking, grades, depth);
  const auto found = std::ranges::count_if(in_order, [](int grade) { return grade > 0; });
  return all > 0 ? static_cast<double>(found) / static_cast<double>(all) : 0;
}

double average_precision(const Ranking& ranking, const Grades& grades, std::size_t depth) {
  const std::size_t all = wanted(grades);
  const auto in_order = grades_in_order(ranking, grades, depth);
  double found = 0;
  double sum = 0;
  for (std::size_t place = 0; place < in_order.size(); ++place) {
    if (in_order[place] <= 0) continue;
    found += 1;
    sum += found / static_cast<double>(place + 1);
  }
  return all > 0 ? sum / static_cast<double>(all) : 0;
}

double mean(const std::vector<double>& values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace rosebud::bench
