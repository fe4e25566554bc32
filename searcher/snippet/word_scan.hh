// Where in a text a word may begin that is sought: the first, quickest look at it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "catalogue/ascii.hh"
#include "searcher/snippet/characters_of.hh"
#include "searcher/snippet/word_matcher.hh"

namespace rosebud::searcher {

// Looks at the beginnings of words and at pairs of characters alone. It passes over no token that is sought
// and stops at few others.
class WordScan {
 public:
  // All must outlive it; `words` are those of `matcher` in the text's language.
  WordScan(const CharactersOf& characters, const WordMatcher& matcher, const LanguageMatcher& words);

  // The first place at or behind `from` that has to be read; the text's end if there is none. No word may
  // reach over `from`.
  std::size_t next(std::size_t from);

 private:
  void look_ahead();
  bool skip_ascii();
  bool skip_others();
  bool skip_unspaced(std::uint32_t now);
  bool pass_unspaced(std::size_t behind);
  bool skip_last_unspaced();
  bool is_ascii_without_pair(char32_t now, std::size_t behind) const;
  bool skip_character();
  void skip_letters();
  bool skip_signs();
  bool passes(const Character& now) const;
  // Of ASCII.
  bool is_behind_letter(std::size_t at) const { return at > 0 && is_letter(characters_.text()[at - 1]); }
  bool is_in_word(std::size_t at) const;
  bool may_begin_ascii(std::size_t at) const;
  bool may_begin_word(std::size_t at) const;
  bool may_begin_any_word(Character now) const;
  bool may_begin_pair(const Character& now) const;

  const CharactersOf& characters_;
  const FirstLetters& sought_;
  bool digits_;      // whether they have to be read
  bool ampersands_;  // and these
  std::size_t at_ = 0;
  std::size_t block_begin_ = 0;  // of what was looked at
  std::size_t block_end_ = 0;
  std::uint64_t places_ = 0;  // in it: the lowest bit is its first byte
  bool in_word_ = false;      // the character before at_ is a letter
  bool in_unspaced_ = false;  // it is one of a script without spaces
};

}  // namespace rosebud::searcher
