// What a character is to the quick reading of a text: far less than the tokenizer knows, and never contrary
// to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace rosebud::searcher {

enum class LetterKind : std::uint8_t {
  unknown,    // not learned yet; LetterTable never says so
  letter,     // of a word; folds to `folded`, and `also` behind it
  digit,      // folds to one of 0 to 9
  numeral,    // a number of its own: ½ ² ①
  unspaced,   // a kana, ideograph or Hangul syllable that folds to itself
  ampersand,  // stands for a word
  mark,       // belongs to the character before it, and may change it
  sign,       // may stand between the letters of one word; is none itself
  space,      // parts words, but for numbers and pairs of characters
  stop,       // parts words that are written without spaces
  wild,       // only the tokenizer knows
};

struct Letter {
  char32_t folded = 0;   // of letters, digits and unspaced characters
  char16_t also = 0;     // the second letter of those that fold to two: 's' of ß; else 0
  char written_out = 0;  // the second letter when an umlaut is written as two: 'e' of "ae"; else 0
  LetterKind kind = LetterKind::unknown;
};

// Characters to letters. It learns those of the alphabets as it meets them: one per thread.
class LetterTable {
 public:
  Letter of(char32_t c) const {
    if (c < alphabets_.size()) return of_alphabet(c);
    if (is_plain_unspaced(c)) return {c, 0, 0, LetterKind::unspaced};
    return far(c);
  }

  // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic: of characters of one or two bytes, without a copy. Good
  // until the next.
  const Letter& of_alphabet(char32_t c) const {
    if (alphabets_[c].kind == LetterKind::unknown) alphabets_[c] = learn(c);
    return alphabets_[c];
  }

  static constexpr std::uint8_t plain_space = 0xFE;
  static constexpr std::uint8_t no_letter = 0xFF;

  // Of the same characters: FirstLetters::bits() of a letter that folds to one and is not written out, and
  // otherwise `plain_space` or `no_letter`.
  std::uint8_t plain_letter(char32_t c) const {
    if (plain_[c] == unread) plain_[c] = read_plain(c);
    return plain_[c];
  }

  // Ideographs that are no compatibility forms, Hangul syllables and most kana: too many to be learned one by
  // one. They are unspaced.
  static constexpr bool is_plain_unspaced(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FC && c != 0x30FB) || (c >= 0x3400 && c <= 0x4DBF);
  }

 private:
  static constexpr char32_t block_size = 128;
  static constexpr char32_t learned_code_points = 0x10000;  // the basic plane
  using Block = std::array<Letter, block_size>;

  static constexpr std::uint8_t unread = 0;

  static Letter learn(char32_t c);
  std::uint8_t read_plain(char32_t c) const;
  Letter far(char32_t c) const;

  mutable std::array<Letter, 0x800> alphabets_{};
  mutable std::array<std::uint8_t, 0x800> plain_{};
  mutable std::array<std::unique_ptr<Block>, learned_code_points / block_size> blocks_{};
};

}  // namespace rosebud::searcher
