// Words of the archive that a mistyped one may have been meant to be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/dictionary/dictionary.hh"

namespace rosebud::searcher {

struct NearWord {
  std::string text;
  unsigned edits = 0;
  std::uint32_t articles = 0;
  bool names = false;  // it stands in a title or a person's name
};

// The words near `word`, without itself: the fewest edits first, then those of names, then the most frequent.
// One edit from 4 letters on, two from 8; a word with a digit has none. Another first letter makes a word of
// four letters another word: it is taken for a slip only where the word stands in a title or a name. `most`
// edits, if that is fewer: two cost ten times as much to look for as one.
std::vector<NearWord> near_words(const store::Words& words, std::string_view word, unsigned most = 2);

}  // namespace rosebud::searcher
