// The passage of an article that best shows why it was found.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/results.hh"
#include "searcher/snippet/find_words.hh"
#include "searcher/snippet/passage.hh"
#include "searcher/snippet/sought_word.hh"
#include "searcher/snippet/word_matcher.hh"

namespace rosebud::searcher {

// Finds and marks the words of one query. Not thread-safe: it remembers the words it met.
class Snippeter {
 public:
  explicit Snippeter(std::span<const SoughtWord> words) : matcher_(words) {}

  // The stretch of at most `length` bytes of one block with the most different words of the query, nearest
  // together and in order; whole sentences where they fit, "…" where one was cut. The beginning of the text
  // when no word stands in it. Spoilers are never shown. `language`: of the article, two letters; of words
  // with stems in several languages only that one counts. Empty: any.
  MarkedText snippet(std::span<const Block> blocks, std::string_view language = {},
                     std::size_t length = 220) const;

 private:
  static const Block* beginning(std::span<const Block> blocks);
  static MarkedText mark(std::string_view text, const Passage& passage, std::span<const WordMatch> matches);

  WordMatcher matcher_;
  LetterTable letters_;
};

}  // namespace rosebud::searcher
