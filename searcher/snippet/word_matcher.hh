// Which word of a query a token of an article is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/stemmer.hh"
#include "catalogue/tokens.hh"
#include "searcher/snippet/first_letters.hh"
#include "searcher/snippet/sought_word.hh"

namespace rosebud::searcher {

// Not thread-safe: it remembers the stems of the words it met, since articles repeat their words.
class WordMatcher {
 public:
  explicit WordMatcher(std::span<const SoughtWord> words);

  bool empty() const { return count_ == 0; }
  std::size_t count() const { return count_; }

  // The word that `token` is, in an article in `language` (empty: not known). As it is spelled before what it
  // begins with, before its stem; the earlier word first.
  std::optional<std::size_t> word_of(const Token& token, std::string_view language) const;

  // The same of a whole word as it stands in the text.
  std::optional<std::size_t> word_written(std::string_view folded, std::string_view language) const;

  // The same of what is no written word, and so has no stem: other spellings, pairs of characters.
  std::optional<std::size_t> word_spelled(std::string_view folded) const;

  // How the words that are any of these begin.
  const FirstLetters& first_letters() const { return first_letters_; }

  // Whether a word with a digit or another numeral is sought.
  bool has_digits() const { return has_digits_; }

  // Whether nothing but signs is sought by one of the words ("$"): a text without words may show it.
  bool has_signs() const { return has_signs_; }

 private:
  struct Text {
    std::string text;
    std::size_t word;
  };
  struct LanguageStems {
    Stemmer stemmer;
    std::vector<Text> stems;
    mutable std::unordered_map<std::string, std::optional<std::size_t>> known;
  };

  void note_signs(std::string_view folded);
  void add_spelling(const std::string& spelling, std::size_t word);
  void add_stem(const WordStem& stem, std::size_t word);
  static std::optional<std::size_t> word_stemmed(std::string_view folded, const LanguageStems& language);

  std::size_t count_;
  std::vector<Text> spellings_;  // sorted
  std::vector<Text> prefixes_;
  std::vector<LanguageStems> languages_;
  FirstLetters first_letters_;
  bool has_digits_ = false;
  bool has_signs_ = false;
};

// How many of the first letters of `stem` the words of `language` with this stem have too; 0: perhaps none.
// In most languages stemming takes endings off and changes no more than the last two letters of what is left.
std::size_t letters_kept(std::string_view language, std::string_view stem);

}  // namespace rosebud::searcher
