// By its first letters, whether a word may be one of those that are looked for.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace rosebud::searcher {

// The first letters of a word; 0 where it has no more.
using Beginning = std::array<char32_t, 3>;

// Never says no to a word that is sought; of others it lets few pass.
class FirstLetters {
 public:
  // The word `folded` itself. Nothing when it begins with no letter or digit, as in all that follow.
  void add_word(std::string_view folded) { add(folded, most_letters, false); }

  // Words that begin with `folded`.
  void add_prefix(std::string_view folded) { add(folded, most_letters, true); }

  // Words that begin with the first `most` letters of `folded`, 1 to 3.
  void add_beginning(std::string_view folded, std::size_t most) { add(folded, most, true); }

  // All words: nothing is known of how those that are sought begin.
  void add_everything() {
    words_.set();
    pairs_.fill(~std::uint32_t{0});
  }

  bool may_begin(const Beginning& letters) const { return words_[code(letters)]; }

  // The same by letters of ASCII, of either case, as bits().
  bool may_begin(std::size_t first, std::size_t second, std::size_t third) const {
    return words_[(first << 2 * letter_bits) | (second << letter_bits) | third];
  }

  // Whether a word of one letter may begin with `first`, or one of two with `first` and `second`, as bits().
  bool may_begin_pair(std::size_t first, std::size_t second) const {
    return (pairs_[first] & (1U | std::uint32_t{1} << second)) != 0;
  }

  // What is looked at of a letter: the same for capitals and small letters of ASCII, never 0 for them.
  static constexpr std::size_t bits(char32_t letter) { return letter & ((1U << letter_bits) - 1); }

 private:
  static constexpr std::size_t letter_bits = 5;
  static constexpr std::size_t most_letters = std::tuple_size_v<Beginning>;
  static constexpr std::size_t code(const Beginning& letters) {
    return (bits(letters[0]) << 2 * letter_bits) | (bits(letters[1]) << letter_bits) | bits(letters[2]);
  }

  void add(std::string_view folded, std::size_t most, bool goes_on);

  std::bitset<1U << 3 * letter_bits> words_;
  // Of them those of at most two letters: for each first one, a bit for the second.
  std::array<std::uint32_t, 1U << letter_bits> pairs_{};
};

}  // namespace rosebud::searcher
