#include "searcher/snippet/first_letters.hh"

#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {

// `goes_on`: more letters may follow those that are asked for.
void FirstLetters::add(std::string_view folded, std::size_t most, bool goes_on) {
  Beginning letters{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size() && count < most;) {
    const utf8::Decoded decoded = utf8::decode(folded, at);
    const CharacterClass kind = classify(decoded.code_point);
    if (kind != CharacterClass::word && kind != CharacterClass::unspaced) {
      // Behind a sign ("8.5", "c++") anything may follow in the text.
      goes_on = true;
      break;
    }
    letters[count++] = decoded.code_point;
    at += decoded.length;
  }
  if (count == 0) return;
  // What is not asked for takes every value.
  const std::size_t any = goes_on ? std::size_t{1} << (letters.size() - count) * letter_bits : 1;
  const std::size_t from = code(letters);
  for (std::size_t word = from; word < from + any; ++word) {
    words_.set(word);
    const bool pair = word % (1U << letter_bits) == 0;
    if (pair) {
      pairs_[word >> 2 * letter_bits] |= std::uint32_t{1}
                                         << (word >> letter_bits & ((1U << letter_bits) - 1));
    }
  }
}

}  // namespace rosebud::searcher
