// Which word of a query a token of an article is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/stemmer.hh"
#include "catalogue/tokens.hh"
#include "searcher/snippet/first_letters.hh"
#include "searcher/snippet/sought_word.hh"
#include "searcher/snippet/stem_beginnings.hh"
#include "searcher/snippet/word_table.hh"

namespace rosebud::searcher {

// The words of a query as articles in one language may show them. Not thread-safe: it remembers the words
// that it met, since articles repeat theirs.
class LanguageMatcher {
 public:
  // One form of a word of the query, folded.
  struct Form {
    std::string text;
    std::size_t word;
  };
  struct Stems {
    std::string language;
    std::vector<Form> forms;
  };
  // What does not depend on the language.
  struct Spellings {
    WordTable words{};
    std::vector<Form> prefixes{};
    FirstLetters first_letters{};
  };

  // `spellings` must outlive it.
  LanguageMatcher(std::string_view language, const Spellings& spellings, std::span<const Stems> stems);

  // Two letters; empty when the article's is not known.
  const std::string& language() const { return language_; }

  // The word that `token` is. As it is spelled before what it begins with, before its stem; the earlier word
  // first.
  std::optional<std::size_t> word_of(const Token& token) const;

  // The same of a whole word as it stands in the text.
  std::optional<std::size_t> word_written(std::string_view folded) const;

  // The same of what is no written word, and so has no stem: other spellings, pairs of characters.
  std::optional<std::size_t> word_spelled(std::string_view folded) const;

  // How the words that are any of these begin.
  const FirstLetters& first_letters() const { return first_letters_; }

 private:
  static constexpr std::uint32_t none = WordTable::unknown - 1;

  struct Stem : Form {
    std::vector<std::string> beginnings;  // of the words that have it; empty: not known
  };
  struct StemmedWords {
    Stemmer stemmer;
    std::vector<Stem> stems;
  };

  void add_stems(const Stems& stems);
  std::optional<std::size_t> read_word(std::string_view folded) const;
  static std::optional<std::size_t> word_stemmed(std::string_view folded, const StemmedWords& words);

  std::string language_;
  const Spellings& spellings_;
  std::vector<StemmedWords> stemmed_;
  FirstLetters first_letters_;
  // Those met: the word of the query, or `none`.
  mutable WordTable known_;
};

// The words of a query. Not thread-safe, as its parts are not.
class WordMatcher {
 public:
  explicit WordMatcher(std::span<const SoughtWord> words);
  // Its parts refer to one another.
  WordMatcher(const WordMatcher&) = delete;
  WordMatcher& operator=(const WordMatcher&) = delete;
  WordMatcher(WordMatcher&&) = delete;
  WordMatcher& operator=(WordMatcher&&) = delete;
  ~WordMatcher() = default;

  bool empty() const { return count_ == 0; }
  std::size_t count() const { return count_; }

  // In an article in `language`, two letters; empty: any of those with stems. The reference stays good.
  const LanguageMatcher& in(std::string_view language) const;

  // Whether a word with a digit or another numeral is sought.
  bool has_digits() const { return has_digits_; }

  // Whether one is sought that begins with a "&".
  bool has_ampersands() const { return has_ampersands_; }

  // Whether nothing but signs is sought by one of the words ("$"): a text without words may show it.
  bool has_signs() const { return has_signs_; }

 private:
  void note_signs(std::string_view folded);
  void add_spelling(const std::string& spelling, std::size_t word);
  void add_stem(const WordStem& stem, std::size_t word);

  std::size_t count_;
  LanguageMatcher::Spellings spellings_;
  std::vector<LanguageMatcher::Stems> stems_;  // in the order in which the words name their languages
  mutable std::deque<LanguageMatcher> languages_;
  bool has_digits_ = false;
  bool has_ampersands_ = false;
  bool has_signs_ = false;
};

}  // namespace rosebud::searcher
