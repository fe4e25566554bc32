// The words that generated articles are made of before any are invented.
#pragma once

#include <span>
#include <string_view>

#include "bench/inflection.hh"

namespace rosebud::bench {

// A word that carries grammar rather than meaning, and how often it stands among a thousand words of prose.
struct FunctionWord {
  std::string_view text;
  double per_mille;
};

// A word that reviews are full of.
struct Root {
  std::string_view text;
  WordClass word_class;
};

// Function words, the most frequent first; their frequencies are roughly those of written English.
std::span<const FunctionWord> function_words();

// Words of reviews, the most frequent first; all of them inflect by rule.
std::span<const Root> review_roots();

std::span<const std::string_view> genres();

}  // namespace rosebud::bench
