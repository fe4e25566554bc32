#include "searcher/snippet/letter_table.hh"

#include <string>

#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/spellings.hh"
#include "catalogue/utf8.hh"
#include "searcher/snippet/first_letters.hh"

namespace rosebud::searcher {
namespace {

constexpr Letter of_kind(LetterKind kind) {
  return {0, 0, 0, kind};
}

bool is_word(char32_t c) {
  return classify(c) == CharacterClass::word;
}

// A letter that folds to one or two others and, in names, may be written out as two of which the first is the
// same.
Letter learn_letter(char32_t c) {
  std::string written;
  utf8::append(written, c);
  const std::string folded = fold(written);
  const utf8::Decoded first = utf8::decode(folded, 0);
  const utf8::Decoded second = utf8::decode(folded, first.length);
  if (first.length == 0 || first.length + second.length != folded.size()) return of_kind(LetterKind::wild);
  if (is_ascii_digit(first.code_point)) {
    return second.length == 0 ? Letter{first.code_point, 0, 0, LetterKind::digit} : of_kind(LetterKind::wild);
  }
  const bool two = second.length > 0;
  const bool plain =
      is_word(first.code_point) && (!two || (is_word(second.code_point) && second.code_point < 0x10000));
  if (!plain) return of_kind(LetterKind::wild);
  Letter letter{first.code_point, static_cast<char16_t>(second.code_point), 0, LetterKind::letter};
  const std::string out = umlauts_written_out(written);
  if (out.empty()) return letter;
  if (two || out.size() != 2 || static_cast<char32_t>(out[0]) != letter.folded) {
    return of_kind(LetterKind::wild);
  }
  letter.written_out = out[1];
  return letter;
}

// Punctuation over which no word and no pair reaches.
bool is_stop(char32_t c) {
  const bool cjk = c == 0x3001 || c == 0x3002 || (c >= 0x3008 && c <= 0x3011);
  const bool full_width = c == 0xFF01 || c == 0xFF08 || c == 0xFF09 || c == 0xFF0C || c == 0xFF1F;
  return cjk || full_width;
}

// The blocks that hold nothing else.
bool is_emoji(char32_t c) {
  return c >= 0x1F300 && c <= 0x1FAFF;
}

}  // namespace

Letter LetterTable::learn(char32_t c) {
  if (c == ' ' || c == '\n' || c == '\t' || c == 0x3000) return of_kind(LetterKind::space);
  if (c == U'々') return {c, 0, 0, LetterKind::unspaced};
  if (is_stop(c)) return of_kind(LetterKind::stop);
  switch (classify(c)) {
    case CharacterClass::word:
      return learn_letter(c);
    case CharacterClass::mark:
      return of_kind(LetterKind::mark);
    case CharacterClass::numeral:
      return of_kind(LetterKind::numeral);
    case CharacterClass::ampersand:
      return of_kind(LetterKind::ampersand);
    case CharacterClass::unspaced:
    case CharacterClass::times:
      return of_kind(LetterKind::wild);
    default:
      return of_kind(LetterKind::sign);
  }
}

std::uint8_t LetterTable::read_plain(char32_t c) const {
  const Letter& letter = of_alphabet(c);
  if (letter.kind == LetterKind::space) return plain_space;
  const auto bits = static_cast<std::uint8_t>(FirstLetters::bits(letter.folded));
  // Those without bits are left to those who look at all of the letter.
  const bool plain = letter.kind == LetterKind::letter && letter.also == 0 && letter.written_out == 0;
  return plain && bits != unread ? bits : no_letter;
}

Letter LetterTable::far(char32_t c) const {
  if (c >= learned_code_points) return of_kind(is_emoji(c) ? LetterKind::sign : LetterKind::wild);
  auto& block = blocks_[c / block_size];
  if (!block) block = std::make_unique<Block>();
  Letter& letter = (*block)[c % block_size];
  if (letter.kind == LetterKind::unknown) letter = learn(c);
  return letter;
}

}  // namespace rosebud::searcher
