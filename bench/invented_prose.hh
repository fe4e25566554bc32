// Prose in invented words of other languages than English, which generated archives are in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/random.hh"
#include "bench/zipf.hh"

namespace rosebud::bench {

// What the words of a language are made of.
struct WordShape {
  std::string_view language;  // two letters
  std::string_view name;
  std::span<const std::string_view> function_words;  // the most frequent first
  std::span<const std::string_view> onsets;          // of syllables
  std::span<const std::string_view> vowels;
  std::span<const std::string_view> codas;
  std::span<const std::string_view> endings;  // of words that inflect
  std::string_view between;                   // words
  std::string_view comma;
  std::string_view full_stop;
  // So many characters from `first_character` on stand for a syllable each; 0 in alphabets.
  char32_t first_character = 0;
  std::uint32_t characters = 0;
};

// German, French, Russian, Dutch, Japanese, Chinese and Korean, as far as it matters to those who look for
// words: their scripts, how long words and sentences are, and that words inflect and repeat.
std::span<const WordShape> word_shapes();

// Words as often as Zipf's law says, a quarter of them the few function words. The same for the same shape.
class InventedProse {
 public:
  explicit InventedProse(const WordShape& shape);

  // A paragraph of about `words` words, in sentences.
  std::string paragraph(std::size_t words, Random& random) const;

 private:
  const std::string& word(Random& random) const;

  const WordShape& shape_;
  std::vector<std::string> words_;
  WeightedDraw any_word_;
};

}  // namespace rosebud::bench
