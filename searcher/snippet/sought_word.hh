// What a snippet is to show: the words of a query, each with all that an article may be found by in its
// place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "searcher/query/plan.hh"

namespace rosebud::searcher {

// A stem is one of its language alone: the French and the English `pain` stay apart.
struct WordStem {
  std::string language;  // two letters
  std::string stem;
  bool operator==(const WordStem&) const = default;
};

// One word of a query. Text shows it where a token is one of the spellings, begins with one of the prefixes,
// or is a word with one of the stems.
struct SoughtWord {
  std::vector<std::string> spellings{};  // folded: words, and pairs of characters
  std::vector<std::string> prefixes{};   // folded
  std::vector<WordStem> stems{};
  bool operator==(const SoughtWord&) const = default;
};

// The words whose terms were searched for, in order. Terms without a prefix, and scoring terms (F), are
// spellings; stem terms (Z) are stems, or spellings where their language has no stems.
std::vector<SoughtWord> sought_words(std::span<const PlannedWord> planned);

}  // namespace rosebud::searcher
