#include "catalogue/nearest.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/fold.hh"

namespace rosebud {

std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[right.size()];
}

std::optional<std::string_view> nearest(std::string_view typed, std::span<const std::string_view> known) {
  // Longer words are names of nothing, and would cost their product.
  constexpr std::size_t longest = 64;
  if (typed.size() > longest) return std::nullopt;
  const std::string folded = fold(typed);
  std::optional<std::string_view> best;
  std::size_t fewest = 0;
  for (const std::string_view word : known) {
    const std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
    // "director" is meant by "directors" and "directed_by" alike.
    const std::size_t edits = edit_distance(folded, word);
    const bool begins_alike = folded.size() >= 4 && word.starts_with(folded.substr(0, folded.size() - 1));
    if (edits > allowed && !begins_alike) continue;
    if (best && edits >= fewest) continue;
    best = word;
    fewest = edits;
  }
  return best;
}

}  // namespace rosebud
