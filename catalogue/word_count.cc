#include "catalogue/word_count.hh"

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

bool is_space(char32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x3000;
}

CharacterClass class_of(char32_t c) {
  // Most text is ASCII, and need not be looked up.
  if (c >= 0x80) return classify(c);
  const auto ascii = static_cast<char>(c);
  return is_letter(ascii) || is_digit(ascii) ? CharacterClass::word : CharacterClass::other;
}

}  // namespace

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool counted = false;  // the word at hand
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    at += length;
    const CharacterClass kind = class_of(c);
    if (kind == CharacterClass::unspaced) {
      ++words;
      counted = false;
    } else if (is_space(c)) {
      counted = false;
    } else if (!counted && (kind == CharacterClass::word || kind == CharacterClass::numeral)) {
      ++words;
      counted = true;
    }
  }
  return words;
}

}  // namespace rosebud
