// The words of a query in a text, found without reading all of it as the tokenizer does.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/snippet/letter_table.hh"
#include "searcher/snippet/word_matcher.hh"

namespace rosebud::searcher {

// A word of the query where it stands in a text.
struct WordMatch {
  std::size_t word = 0;   // its number in the query
  std::size_t begin = 0;  // bytes into the text
  std::size_t end = 0;
  bool operator==(const WordMatch&) const = default;
};

// Exactly what the tokens of tokenize(text) are by matcher.in(language).word_of(), in their order; at less
// than a tenth of what that costs, since only words that begin like one that is sought are looked at.
std::vector<WordMatch> find_words(std::string_view text, const WordMatcher& matcher,
                                  const LetterTable& letters, std::string_view language);

}  // namespace rosebud::searcher
