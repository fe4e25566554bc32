// Which values of a facet are meant by what was typed to find them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

// The worse the greater.
enum class ValueMatch : std::uint8_t { words, beginnings, typos, none };

// Finds values while they are typed: each word must be a word of the value or begin one, in any order,
// whatever the case, the accents and the punctuation; words of scripts without spaces may stand anywhere. A
// word of four letters may have one typo, of eight two (a letter more, less, other, or two swapped); one with
// digits none.
class ValueMatcher {
 public:
  explicit ValueMatcher(std::string_view typed);

  // How well `written`, a value or its key, is meant. Nothing typed matches everything.
  ValueMatch match(std::string_view written) const;

 private:
  // What stands between spaces. "spider-man" has two parts, and joined it is one word.
  struct Word {
    std::vector<std::u32string> parts;
    std::u32string joined;
  };

  static std::vector<Word> words_in(std::string_view text);
  static ValueMatch match(const std::u32string& typed, const std::vector<Word>& value);
  static ValueMatch match(const Word& typed, const std::vector<Word>& value);

  std::vector<Word> words_;
};

}  // namespace rosebud
