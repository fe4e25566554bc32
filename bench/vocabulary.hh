// The words of generated articles: real function words, real words of reviews, and invented words that
// inflect as English does, as often as Zipf's law says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/inflection.hh"
#include "bench/random.hh"
#include "bench/zipf.hh"

namespace rosebud::bench {

// The same for every archive, so that a query made for one means the same in another.
class Vocabulary {
 public:
  Vocabulary();

  // A root, a word before inflection, by its rank among those that carry meaning.
  using RootId = std::uint32_t;

  // Any word, as often as it stands in prose; nearly half are function words.
  std::string_view word(Random& random) const { return lexicon_.words[any_word_(random)]; }

  // A root that an article could be about: neither the most common ones, which every article has, nor the
  // rarest.
  RootId topic(Random& random) const;

  // A root in one of its forms.
  std::string_view form_of(RootId root, Random& random) const;

  // A root as it is.
  std::string_view base_of(RootId root) const { return lexicon_.words[lexicon_.roots[root].first_word]; }

  std::size_t roots() const { return lexicon_.roots.size(); }
  std::size_t words() const { return lexicon_.words.size(); }

 private:
  struct RootForms {
    std::uint32_t first_word;  // its forms follow one another in `words`
    WordClass word_class;
  };
  struct Lexicon {
    std::vector<std::string> words;
    std::vector<double> weights;  // of the words
    std::vector<RootForms> roots;
  };

  static Lexicon make_lexicon();
  static void add_root(Lexicon& lexicon, const std::vector<WordForm>& forms, RootForms root, double weight);

  Lexicon lexicon_;
  WeightedDraw any_word_;
  WeightedDraw topics_;
  std::array<WeightedDraw, 3> forms_;  // by WordClass
};

// A word that no list holds, but that can be pronounced. 3 syllables make some 10 million words.
std::string invented_word(int syllables, Random& random);

}  // namespace rosebud::bench
