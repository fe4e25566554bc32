// By its first letters, whether a word may be one of those that are looked for.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace rosebud::searcher {

// The first letters of a word; 0 where it has no more.
using Beginning = std::array<char32_t, 3>;

// Never says no to a word that is sought; of others it lets few pass.
class FirstLetters {
 public:
  // Words that begin with `folded`, or with its first `most` letters if it has more. Nothing when it begins
  // with no letter or digit.
  void add(std::string_view folded, std::size_t most = 3);

  // All words: nothing is known of how those that are sought begin.
  void add_everything();

  bool may_begin(const Beginning& letters) const { return words_[code(letters)]; }

  // With this letter, whatever follows.
  bool may_begin(char32_t first) const { return firsts_[bits(first)]; }

 private:
  static constexpr std::size_t letter_bits = 5;
  static std::size_t bits(char32_t letter) { return letter & ((1U << letter_bits) - 1); }
  static std::size_t code(const Beginning& letters) {
    return (bits(letters[0]) << 2 * letter_bits) | (bits(letters[1]) << letter_bits) | bits(letters[2]);
  }

  std::bitset<1U << 3 * letter_bits> words_;
  std::bitset<1U << letter_bits> firsts_;
};

}  // namespace rosebud::searcher
