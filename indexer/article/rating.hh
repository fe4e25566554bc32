// Ratings as reviewers write them.
#pragma once

#include <optional>
#include <string_view>

namespace rosebud::indexer {

// `written` on a scale from 0 to 100: "8/10", "4.5/5", "85%", "★★★½" (of five unless empty stars say more),
// "B+" (A+ 100 … F 0), "8 out of 10", "3½ stars", "8.5" (of ten; of a hundred above that). Nothing for what
// is no rating.
std::optional<int> rating_of(std::string_view written);

// A decimal number alone, with a point or a comma, not negative.
std::optional<double> parse_decimal(std::string_view written);

}  // namespace rosebud::indexer
