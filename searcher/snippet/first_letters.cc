#include "searcher/snippet/first_letters.hh"

#include <algorithm>

#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {

void FirstLetters::add(std::string_view folded, std::size_t most) {
  Beginning letters{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size() && count < std::min(most, letters.size());) {
    const utf8::Decoded decoded = utf8::decode(folded, at);
    const CharacterClass kind = classify(decoded.code_point);
    // Behind a sign ("8.5", "c++") anything may follow in the text.
    if (kind != CharacterClass::word && kind != CharacterClass::unspaced) break;
    letters[count++] = decoded.code_point;
    at += decoded.length;
  }
  if (count == 0) return;
  firsts_.set(bits(letters[0]));
  // What is not asked for takes every value.
  const std::size_t any = std::size_t{1} << (letters.size() - count) * letter_bits;
  const std::size_t from = code(letters);
  for (std::size_t i = 0; i < any; ++i) words_.set(from + i);
}

void FirstLetters::add_everything() {
  words_.set();
  firsts_.set();
}

}  // namespace rosebud::searcher
