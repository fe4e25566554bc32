// What a character is to the quick reading of a text: far less than the tokenizer knows, and never contrary
// to it.
#pragma once

#include <array>
#include <cstdint>

namespace rosebud::searcher {

enum class LetterKind : std::uint8_t {
  letter,    // of a word; folds to the one code point `folded`
  digit,     // 0 to 9
  unspaced,  // a kana, ideograph or Hangul syllable that folds to itself
  sign,      // may stand between the letters of one word; is none itself
  space,     // parts words, but for numbers and pairs of characters
  stop,      // parts words that are written without spaces
  wild,      // only the tokenizer knows
};

struct Letter {
  LetterKind kind = LetterKind::wild;
  char32_t folded = 0;       // of letters, digits and unspaced characters
  char32_t written_out = 0;  // the second letter when an umlaut is written as two: 'e' of "ae"; else 0
  bool known = false;
};

// Characters to letters. It learns those of the alphabets as it meets them: one per thread.
class LetterTable {
 public:
  Letter of(char32_t c) const {
    if (c >= learned_.size()) return far(c);
    if (!learned_[c].known) learned_[c] = learn(c);
    return learned_[c];
  }

 private:
  static Letter learn(char32_t c);
  static Letter far(char32_t c);

  // ASCII, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic.
  mutable std::array<Letter, 0x700> learned_{};
};

}  // namespace rosebud::searcher
