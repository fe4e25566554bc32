// Words that an archive takes for one another. Plain data; docs/configuration.md describes `[synonyms]`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rosebud {

// Who types one of these also finds the others, not the other way round.
struct SynonymRule {
  std::string typed;              // a word or several
  std::vector<std::string> also;  // the same
  bool operator==(const SynonymRule&) const = default;
};

using Synonyms = std::vector<SynonymRule>;

// So many words, and so many others for each.
inline constexpr std::size_t max_synonym_rules = 2000;
inline constexpr std::size_t max_synonyms = 50;

}  // namespace rosebud
