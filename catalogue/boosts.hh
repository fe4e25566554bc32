// What an archive lets an article's age and rating add to its rank.
#pragma once

#include <cstdint>

namespace rosebud {

// Of `[ranking]` in rosebud.toml; nothing is added unless it says so.
struct Boosts {
  double recency = 0;            // what an article of today gains; 1 doubles its score
  double half_life_days = 1000;  // after so many days it gains half of that
  double rating = 0;             // what the best rating gains, lower ones in proportion

  bool any() const { return recency > 0 || rating > 0; }
  bool operator==(const Boosts&) const = default;
};

inline constexpr double max_boost = 1;
inline constexpr double max_half_life_days = 36'525;

// Days as numbers like 20011231, 0 where there is none; ratings from 0 to 100.
inline constexpr std::uint8_t no_rating = 255;
struct Standing {
  std::uint32_t date = 0;
  std::uint8_t rating = no_rating;
};

// What the score of an article is multiplied by: 1 or more. An article without a date or rating gains nothing
// by it; one whose date has not come counts as of today.
double boost(const Boosts& boosts, const Standing& article, std::uint32_t today);

// What that is at most.
double most_boost(const Boosts& boosts);

}  // namespace rosebud
