#include "catalogue/boosts.hh"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace rosebud {
namespace {

std::chrono::sys_days day_of(std::uint32_t date) {
  const auto year = std::chrono::year(static_cast<int>(date / 10'000));
  return {year / std::chrono::month(date / 100 % 100) / std::chrono::day(date % 100)};
}

}  // namespace

double boost(const Boosts& boosts, const Standing& article, std::uint32_t today) {
  constexpr double best_rating = 100;
  double factor = 1;
  if (boosts.recency > 0 && article.date != 0 && today != 0) {
    const double age = static_cast<double>((day_of(today) - day_of(article.date)).count());
    factor += boosts.recency * std::exp2(-std::max(age, 0.0) / boosts.half_life_days);
  }
  if (boosts.rating > 0 && article.rating != no_rating) {
    factor += boosts.rating * std::min<double>(article.rating, best_rating) / best_rating;
  }
  return factor;
}

double most_boost(const Boosts& boosts) {
  return 1 + boosts.recency + boosts.rating;
}

}  // namespace rosebud
