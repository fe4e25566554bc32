// The characters of a text, forwards and backwards, as the quick reading sees them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "catalogue/utf8.hh"
#include "searcher/snippet/letter_table.hh"

namespace rosebud::searcher {

// How many of the 64 characters that begin with the same two bytes are LetterTable::is_plain_unspaced().
enum class PlainRow : std::uint8_t { no, some, all };

constexpr std::array<PlainRow, 1024> make_plain_rows() {
  constexpr char32_t size = 64;
  std::array<PlainRow, 1024> rows{};
  for (char32_t row = 0; row < rows.size(); ++row) {
    char32_t count = 0;
    for (char32_t c = row * size; c < (row + 1) * size; ++c)
      if (LetterTable::is_plain_unspaced(c)) ++count;
    rows[row] = count == 0 ? PlainRow::no : count == size ? PlainRow::all : PlainRow::some;
  }
  return rows;
}

inline constexpr std::array<PlainRow, 1024> plain_rows = make_plain_rows();

struct Character {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t code_point = 0;
  Letter letter;
};

class CharactersOf {
 public:
  // Both must outlive it.
  CharactersOf(std::string_view text, const LetterTable& letters) : text_(text), letters_(letters) {}

  std::string_view text() const { return text_; }

  bool is_ascii(std::size_t at) const { return byte(at) < 0x80U; }

  // The one that begins at `at`; behind the text a stop without length.
  Character at(std::size_t at) const {
    if (at >= text_.size()) return {at, at, 0, {0, 0, 0, LetterKind::stop}};
    const utf8::Decoded decoded = decode(at);
    return {at, at + decoded.length, decoded.code_point, letters_.of(decoded.code_point)};
  }

  // What at() says of a character of one or two bytes, for less; null of others, and behind the text.
  const Letter* of_alphabet(std::size_t at) const {
    if (at >= text_.size()) return nullptr;
    const std::uint32_t first = byte(at);
    if (first < 0x80U) return &letters_.of_alphabet(first);
    if (first < 0xC2U || first >= 0xE0U || text_.size() - at < 2 || !continues(at + 1)) return nullptr;
    return &letters_.of_alphabet((first & 0x1FU) << 6U | (byte(at + 1) & 0x3FU));
  }

  // LetterTable::plain_letter() of a character of one or two bytes; `no_letter` for all else.
  std::uint8_t plain_letter(std::size_t at) const {
    if (text_.size() < at + 2) return LetterTable::no_letter;
    const std::uint32_t first = byte(at);
    if (first < 0x80U) return letters_.plain_letter(first);
    if (first < 0xC2U || first >= 0xE0U || !continues(at + 1)) return LetterTable::no_letter;
    return letters_.plain_letter((first & 0x1FU) << 6U | (byte(at + 1) & 0x3FU));
  }

  // Whether the character of three bytes at `at` is Hangul, over whose end no pair reaches, and ASCII
  // follows.
  bool is_hangul_before_ascii(std::size_t at) const {
    return byte(at) >= 0xEAU && at + 3 < text_.size() && is_ascii(at + 3);
  }

  // Behind a character that of_alphabet() knows.
  std::size_t behind_alphabet(std::size_t at) const { return at + (byte(at) < 0x80U ? 1 : 2); }

  // Behind the Cyrillic letters of modern languages from `at` on: of U+0400 to U+047F, where nothing else is.
  std::size_t behind_cyrillic(std::size_t at) const {
    while (at + 1 < text_.size() && (byte(at) | 1U) == 0xD1U && continues(at + 1)) at += 2;
    return at;
  }

  // Whether one of 、。「」 stands at `at`, over which no pair of characters reaches.
  bool is_plain_stop(std::size_t at) const {
    if (at + 2 >= text_.size() || byte(at) != 0xE3U || byte(at + 1) != 0x80U) return false;
    const std::uint32_t last = byte(at + 2);
    return last == 0x81U || last == 0x82U || last == 0x8CU || last == 0x8DU;
  }

  static constexpr std::uint32_t none = 0xFF;

  // FirstLetters::bits() of the character at `at` if it is LetterTable::is_plain_unspaced(); else `none`. All
  // of these have three bytes.
  std::uint32_t plain_unspaced(std::size_t at) const {
    if (text_.size() < at + 3) return none;
    const std::uint32_t first = byte(at);
    const std::uint32_t second = byte(at + 1) ^ 0x80U;
    const std::uint32_t third = byte(at + 2) ^ 0x80U;
    if (first < 0xE3U || first > 0xEDU || ((second | third) & 0xC0U) != 0) return none;
    const PlainRow row = plain_rows[(first & 0x0FU) << 6U | second];
    if (row == PlainRow::some) {
      const char32_t c = (first & 0x0FU) << 12U | second << 6U | third;
      return LetterTable::is_plain_unspaced(c) ? third & 0x1FU : none;
    }
    return row == PlainRow::all ? third & 0x1FU : none;
  }

  // The one that ends at `end`, which is not 0.
  Character before(std::size_t end) const {
    constexpr std::size_t longest = 4;
    std::size_t begin = end - 1;
    while (begin > 0 && continues(begin) && end - begin < longest) --begin;
    const Character character = at(begin);
    return character.end == end ? character : at(end - 1);
  }

 private:
  std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(text_[at]); }
  bool continues(std::size_t at) const { return (byte(at) & 0xC0U) == 0x80U; }

  // Most characters; utf8::decode() reads the others, and what is no character.
  utf8::Decoded decode(std::size_t at) const {
    const std::uint32_t first = byte(at);
    const std::size_t left = text_.size() - at;
    if (first < 0x80U) return {first, 1};
    if (first >= 0xC2U && first < 0xE0U && left >= 2 && continues(at + 1)) {
      return {(first & 0x1FU) << 6U | (byte(at + 1) & 0x3FU), 2};
    }
    // All of three bytes but for the forms that are none and the surrogates.
    if (first > 0xE0U && first < 0xEDU && left >= 3 && continues(at + 1) && continues(at + 2)) {
      return {(first & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU), 3};
    }
    return utf8::decode(text_, at);
  }

  std::string_view text_;
  const LetterTable& letters_;
};

}  // namespace rosebud::searcher
