// What each character is to the tokenizer (Unicode 15, by utf8proc).
#pragma once

#include <cstdint>

namespace rosebud {

enum class CharacterClass : std::uint8_t {
  other,       // parts words
  word,        // a letter or digit
  mark,        // belongs to the character before it
  unspaced,    // of a script that is written without spaces between words, and Hangul
  numeral,     // superscripts, circled numbers, fractions: a number of its own even where it touches a word
  apostrophe,  // dropped inside a word
  tight,       // hyphens, middle dots, stars: the words around it are often written as one
  dot,         // full stop and asterisk: join initials ("E.T.", "M*A*S*H")
  loose,       // slash and colon: join two words ("Face/Off")
  ampersand,   // stands for "and"
  times,       // ×, read as the letter x
};

CharacterClass classify(char32_t c);

// Of the scripts whose words a space may stand between without parting them: kana and ideographs, not Hangul.
bool is_kana_or_ideograph(char32_t c);

// A dot between two parts of a name in Japanese: the katakana middle dot and what stands in for it.
bool is_name_dot(char32_t c);

// The vowels and final consonants of a Hangul syllable that is written letter by letter (NFD).
bool continues_hangul(char32_t c);

constexpr bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

}  // namespace rosebud
