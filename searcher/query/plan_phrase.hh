// The ways in which articles may write the words of a phrase.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "catalogue/tokens.hh"

namespace rosebud::searcher {

// One of them: words, each or one of its alternatives, one behind the other, by their positions, and terms
// that an article has as well.
struct PhraseVariant {
  std::vector<QueryToken> tokens;
  std::vector<std::string> also;
};

// Whether a word stands anywhere where the phrase is looked for.
using HasWord = std::function<bool(const std::string& word)>;

// So many ways are tried.
inline constexpr std::size_t most_variants = 32;

// `tokens` as they were typed, with other spellings of single words ("oceans" for "ocean's") as alternatives;
// then with others in their place: of several words that an article may join ("walle" for "wall-e"), and of
// one that an article writes as several, with signs between them ("walle" where it has "WALL·E"). Without
// what no article has.
std::vector<PhraseVariant> phrase_variants(const std::vector<QueryToken>& tokens,
                                           const Xapian::Database& database, const HasWord& has_word);

}  // namespace rosebud::searcher
