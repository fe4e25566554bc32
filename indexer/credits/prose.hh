// The text of an article as sentences of words: what the patterns of credits are matched against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer::credits {

enum class WordKind : std::uint8_t {
  word,        // letters, with inner hyphens, apostrophes and the dots of initials: "O'Connor", "W.D.", "Jr."
  number,      // digits alone
  possessive,  // the 's behind a word
  mark,        // one character of punctuation
};

struct Word {
  std::string_view text;  // into the article's block
  std::string lower;      // ASCII letters lowered
  WordKind kind = WordKind::word;
  bool capital = false;  // begins with an upper case letter
};

// A stretch of words that ends with a full stop or with its block.
struct Sentence {
  std::string_view text;  // into the article's block
  std::vector<Word> words;
  std::size_t block = 0;
  bool opens_block = false;
  BlockKind kind = BlockKind::paragraph;

  // The word at `i`, or an empty one outside of the sentence: a pattern may look past either end.
  const Word& at(std::size_t i) const;
  bool is(std::size_t i, std::string_view lower) const { return at(i).lower == lower; }
};

// What is read of one article: enough for any review, and a bound on hostile ones.
inline constexpr std::size_t max_words = 40000;
inline constexpr std::size_t max_sentence_words = 400;

// The sentences of `blocks`, which must outlive them. Code and tables are no prose and left out.
std::vector<Sentence> read_sentences(std::span<const Block> blocks);

// The words of `text` alone, as for a title.
std::vector<Word> read_words(std::string_view text);

// Whether `word` is one of `list`, which is sorted and holds no empty one.
bool one_of(std::span<const std::string_view> list, std::string_view word);

}  // namespace rosebud::indexer::credits
