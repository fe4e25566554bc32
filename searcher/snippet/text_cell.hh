// A stretch of a text over whose borders no token reaches.
#pragma once

#include <cstddef>

#include "searcher/snippet/characters_of.hh"

namespace rosebud::searcher {

// From a space or a stop to the next, or of one kind of script. Numbers and pairs of characters reach over
// spaces.
struct TextCell {
  std::size_t begin = 0;
  std::size_t end = 0;
  // Its only word, when that is letters without a mark, a digit or a sign between, in at least two bytes;
  // else empty.
  std::size_t word_begin = 0;
  std::size_t word_end = 0;
};

// The cell that holds the character at `at`, which is no space and no stop.
TextCell cell_around(const CharactersOf& characters, std::size_t at);

}  // namespace rosebud::searcher
