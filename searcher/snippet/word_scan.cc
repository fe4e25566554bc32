#include "searcher/snippet/word_scan.hh"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"

namespace rosebud::searcher {
namespace {

// Eight bytes at once; the first of the text is the lowest. Each is looked at by its highest bit.
constexpr std::size_t chunk = 8;
constexpr std::size_t most_at_once = 64;  // bytes, a bit each
constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::uint64_t highest = ones * 0x80U;

// With zeros behind the text.
std::uint64_t load(std::string_view text, std::size_t at) {
  std::array<unsigned char, chunk> all{};
  if (at + chunk <= text.size()) {
    std::memcpy(all.data(), text.data() + at, chunk);
  } else {
    std::memcpy(all.data(), text.data() + at, text.size() - at);
  }
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < chunk; ++i) bytes |= std::uint64_t{all[i]} << (i * 8U);
  return bytes;
}

// The bytes from `first` to `last`, where all are of ASCII.
constexpr std::uint64_t between(std::uint64_t bytes, unsigned first, unsigned last) {
  return (bytes + ones * (0x80U - first)) & ~(bytes + ones * (0x7FU - last)) & highest;
}

// One bit for each byte whose highest is set.
constexpr std::uint64_t bits_of(std::uint64_t places) {
  return ((places >> 7U) * 0x0102040810204080U) >> 56U;
}

// What stands at a byte behind the first letter of a word: the bits of a letter, nothing where the word ends,
// or that more has to be looked at.
constexpr std::uint8_t unclear = 0x80;

constexpr std::array<std::uint8_t, 256> make_followers() {
  std::array<std::uint8_t, 256> all{};
  all.fill(unclear);
  all[' '] = all['\n'] = 0;
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    all[c] = all[c - 'a' + 'A'] = static_cast<std::uint8_t>(FirstLetters::bits(c));
  }
  return all;
}

constexpr std::array<std::uint8_t, 256> followers = make_followers();

std::uint8_t follower(std::string_view text, std::size_t at) {
  return followers[static_cast<unsigned char>(text[at])];
}

// Of ASCII, and of no word.
bool is_sign(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c) && c != '&';
}

bool is_name_gap(char32_t c) {
  return c == ' ' || c == '\n' || c == 0x3000 || c == 0xFF1D || c == 0x00B7 || is_name_dot(c);
}

}  // namespace

WordScan::WordScan(const CharactersOf& characters, const WordMatcher& matcher, const LanguageMatcher& words)
    : characters_(characters),
      sought_(words.first_letters()),
      digits_(matcher.has_digits()),
      ampersands_(matcher.has_ampersands() || sought_.may_begin({U'a', U'n', U'd'})) {}

std::size_t WordScan::next(std::size_t from) {
  at_ = from;
  const std::size_t size = characters_.text().size();
  while (at_ < size) {
    const bool ascii = characters_.is_ascii(at_);
    if (ascii ? !skip_ascii() : !skip_others()) break;
  }
  return at_;
}

// Of a letter of ASCII.
inline bool WordScan::may_begin_ascii(std::size_t at) const {
  const std::string_view text = characters_.text();
  if (at + 2 >= text.size()) return may_begin_word(at);
  const std::size_t second = follower(text, at + 1);
  const std::size_t third = second == 0 ? 0 : follower(text, at + 2);
  if (((second | third) & unclear) != 0) return may_begin_word(at);
  return sought_.may_begin(follower(text, at), second, third);
}

// Notes what is to be looked at in up to 64 bytes from at_ on: letters of ASCII that no other is before,
// characters that are not of ASCII, and the signs that have to be read. Together, so that there are few loops
// whose ends cannot be foreseen.
void WordScan::look_ahead() {
  const std::string_view text = characters_.text();
  const std::size_t size = std::min(text.size() - at_, most_at_once);
  std::uint64_t letters = 0;
  places_ = 0;
  for (std::size_t i = 0; i < size; i += chunk) {
    const std::uint64_t bytes = load(text, at_ + i);
    const std::uint64_t low = bytes & ~highest;
    const std::uint64_t ascii = ~bytes & highest;
    letters |= bits_of(between(low | (ones * 0x20U), 'a', 'z') & ascii) << i;
    places_ |= bits_of(bytes & (bytes << 1U) & highest) << i;
    if (digits_) places_ |= bits_of(between(low, '0', '9') & ascii) << i;
    if (ampersands_) places_ |= bits_of(between(low, '&', '&') & ascii) << i;
  }
  block_begin_ = at_;
  block_end_ = at_ + size;
  places_ |= letters & ~(letters << 1U | (is_behind_letter(at_) ? 1U : 0U));
}

// Whether the character at `at`, which is not of ASCII, is a letter inside a word.
bool WordScan::is_in_word(std::size_t at) const {
  const Letter* letter = is_behind_letter(at) ? characters_.of_alphabet(at) : nullptr;
  return letter != nullptr && letter->kind == LetterKind::letter;
}

// To the next place that has to be read, when it returns false, or that is not of ASCII.
bool WordScan::skip_ascii() {
  const std::string_view text = characters_.text();
  while (at_ < text.size()) {
    const bool looked_at = block_begin_ <= at_ && at_ < block_end_;
    if (!looked_at) look_ahead();
    for (std::uint64_t left = places_ & ~std::uint64_t{0} << (at_ - block_begin_); left != 0;
         left &= left - 1) {
      const std::size_t place = block_begin_ + static_cast<std::size_t>(std::countr_zero(left));
      const bool ascii = characters_.is_ascii(place);
      if (ascii ? is_letter(text[place]) && !may_begin_ascii(place) : is_in_word(place)) continue;
      at_ = place;
      return !ascii;
    }
    at_ = block_end_;
  }
  return true;
}

// The next characters that are not of ASCII.
bool WordScan::skip_others() {
  const std::size_t size = characters_.text().size();
  in_word_ = is_behind_letter(at_);
  in_unspaced_ = false;
  while (at_ < size) {
    if (characters_.is_ascii(at_) && !skip_signs()) return true;
    const auto first = characters_.plain_unspaced(at_);
    if (first != CharactersOf::none) {
      if (!skip_unspaced(first)) return false;
      continue;
    }
    const Letter* letter = characters_.of_alphabet(at_);
    if (letter != nullptr && letter->kind == LetterKind::letter) {
      if (!in_word_ && may_begin_word(at_)) return false;
      skip_letters();
    } else if (!skip_character()) {
      return false;
    }
  }
  return true;
}

// Spaces and signs between two words that are not of ASCII; false at all else.
bool WordScan::skip_signs() {
  const std::string_view text = characters_.text();
  std::size_t at = at_;
  while (at < text.size() && is_sign(text[at])) ++at;
  if (at == at_ || at == text.size() || characters_.is_ascii(at)) return false;
  at_ = at;
  in_word_ = false;
  in_unspaced_ = false;
  return true;
}

// The rest of a word.
void WordScan::skip_letters() {
  const CharactersOf characters = characters_;
  std::size_t at = characters.behind_cyrillic(at_);
  for (const Letter* letter = characters.of_alphabet(at);
       letter != nullptr && letter->kind == LetterKind::letter; letter = characters.of_alphabet(at)) {
    at = characters.behind_alphabet(at);
  }
  at_ = at;
  in_word_ = true;
  in_unspaced_ = false;
}

// A row of characters of scripts without spaces, `now` its first.
bool WordScan::skip_unspaced(std::uint32_t now) {
  constexpr std::size_t bytes = 3;
  const CharactersOf characters = characters_;  // nearer than what a reference leads to
  for (std::size_t at = at_;;) {
    std::size_t next_at = at + bytes;
    std::uint32_t next = characters.plain_unspaced(next_at);
    at_ = at;
    if (next == CharactersOf::none) {
      if (sought_.may_begin_pair(now, 0)) return false;
      if (characters.is_hangul_before_ascii(at)) return pass_unspaced(next_at);
      if (!characters.is_plain_stop(next_at)) return skip_last_unspaced();
      next_at += bytes;
      next = characters.plain_unspaced(next_at);
      if (next == CharactersOf::none) return pass_unspaced(at + bytes);
    } else if (sought_.may_begin_pair(now, next)) {
      return false;
    }
    at = next_at;
    now = next;
  }
}

// The character at at_ is the last of its row, and not sought alone.
bool WordScan::skip_last_unspaced() {
  const Character now = characters_.at(at_);
  return is_ascii_without_pair(now.code_point, now.end) ? pass_unspaced(now.end) : skip_character();
}

bool WordScan::pass_unspaced(std::size_t behind) {
  in_word_ = false;
  in_unspaced_ = true;
  at_ = behind;
  return true;
}

// Whether `behind`, behind `now`, is of ASCII, and no pair reaches over it: none does over any but a space.
bool WordScan::is_ascii_without_pair(char32_t now, std::size_t behind) const {
  const std::string_view text = characters_.text();
  if (behind >= text.size()) return true;
  if (!characters_.is_ascii(behind)) return false;
  const bool gap = is_name_gap(static_cast<unsigned char>(text[behind])) && behind + 1 < text.size();
  return !gap || characters_.is_ascii(behind + 1) || !is_kana_or_ideograph(now);
}

bool WordScan::skip_character() {
  const Character now = characters_.at(at_);
  const LetterKind kind = now.letter.kind;
  if (kind == LetterKind::unspaced ? may_begin_pair(now) : !passes(now)) return false;
  in_word_ = kind == LetterKind::letter || (in_word_ && kind == LetterKind::mark);
  in_unspaced_ = kind == LetterKind::unspaced;
  at_ = now.end;
  return true;
}

bool WordScan::passes(const Character& now) const {
  switch (now.letter.kind) {
    case LetterKind::letter:
      return in_word_ || !may_begin_any_word(now);
    case LetterKind::digit:
    case LetterKind::numeral:
      return !digits_;
    case LetterKind::ampersand:
      return !ampersands_;
    case LetterKind::mark:
      return !in_unspaced_;
    case LetterKind::wild:
      return false;
    default:
      return true;
  }
}

// Of a letter. Most words begin with letters of one alphabet that fold to one letter each.
bool WordScan::may_begin_word(std::size_t at) const {
  const CharactersOf characters = characters_;
  std::array<std::size_t, std::tuple_size_v<Beginning>> bits{};
  std::size_t count = 0;
  for (std::size_t end = at;; end = characters.behind_alphabet(end)) {
    const std::uint8_t next = characters.plain_letter(end);
    if (next == LetterTable::no_letter) break;
    if (count == bits.size() || next == LetterTable::plain_space) {
      return sought_.may_begin(bits[0], bits[1], bits[2]);
    }
    bits[count++] = next;
  }
  return may_begin_any_word(characters_.at(at));
}

// By the first letters from `now` on: up to the first sign, and over all signs, as joined words are written;
// with umlauts as one letter and as two.
bool WordScan::may_begin_any_word(Character now) const {
  Beginning plain{};
  Beginning written_out{};
  std::size_t count = 0;
  std::size_t count_out = 0;
  const auto add = [](char32_t letter, Beginning& letters, std::size_t& to) {
    if (letter != 0 && to < letters.size()) letters[to++] = letter;
  };
  for (;; now = characters_.at(now.end)) {
    const LetterKind kind = now.letter.kind;
    // Only the tokenizer knows what becomes of the letter before them.
    if (kind == LetterKind::wild || kind == LetterKind::mark || kind == LetterKind::numeral ||
        kind == LetterKind::ampersand) {
      return true;
    }
    if (count == plain.size()) break;
    if (kind == LetterKind::space || kind == LetterKind::stop || kind == LetterKind::unspaced) break;
    if (kind == LetterKind::sign) {
      if (sought_.may_begin(plain) || sought_.may_begin(written_out)) return true;
      continue;
    }
    add(now.letter.folded, plain, count);
    add(now.letter.also, plain, count);
    add(now.letter.folded, written_out, count_out);
    add(now.letter.also, written_out, count_out);
    add(static_cast<unsigned char>(now.letter.written_out), written_out, count_out);
  }
  return sought_.may_begin(plain) || (written_out != plain && sought_.may_begin(written_out));
}

// A character alone, with the next, and with the one behind a gap that names are also written without.
bool WordScan::may_begin_pair(const Character& now) const {
  const char32_t first = now.letter.folded;
  if (sought_.may_begin({first, 0, 0})) return true;
  Character next = characters_.at(now.end);
  if (is_name_gap(next.code_point)) next = characters_.at(next.end);
  return next.letter.kind == LetterKind::unspaced && sought_.may_begin({first, next.letter.folded, 0});
}

}  // namespace rosebud::searcher
