// English inflection by rule, for words that a stemmer should bring back together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::bench {

enum class WordClass : std::uint8_t { noun, verb, adjective };

// One form of a word and how often the word appears in it; the shares of all its forms add up to 1.
struct WordForm {
  std::string text;
  double share = 0.0;
};

// The forms of `root`, itself first: "carry" (a verb) -> carry, carries, carried, carrying, carrier.
std::vector<WordForm> inflected(std::string_view root, WordClass word_class);

}  // namespace rosebud::bench
