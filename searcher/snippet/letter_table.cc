#include "searcher/snippet/letter_table.hh"

#include <string>

#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/spellings.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

bool is_sign(CharacterClass kind) {
  return kind == CharacterClass::other || kind == CharacterClass::apostrophe ||
         kind == CharacterClass::tight || kind == CharacterClass::dot || kind == CharacterClass::loose;
}

Letter of_kind(LetterKind kind) {
  return {kind, 0, 0, true};
}

// A letter that folds to one other, alone or, in names, written out as two of which the first is the same.
Letter learn_letter(char32_t c) {
  std::string written;
  utf8::append(written, c);
  const std::string folded = fold(written);
  const utf8::Decoded first = utf8::decode(folded, 0);
  const bool single = first.length > 0 && first.length == folded.size();
  // Digits of other scripts are read as digits, letters before them or not.
  const bool digit = is_ascii_digit(first.code_point);
  if (!single || digit || classify(first.code_point) != CharacterClass::word)
    return of_kind(LetterKind::wild);
  Letter letter{LetterKind::letter, first.code_point, 0, true};
  const std::string out = umlauts_written_out(written);
  if (out.empty()) return letter;
  const bool two = out.size() == 2 && static_cast<char32_t>(out[0]) == letter.folded;
  if (!two) return of_kind(LetterKind::wild);
  letter.written_out = static_cast<char32_t>(out[1]);
  return letter;
}

// Kana without voicing marks of their own, ideographs that are no compatibility forms, Hangul syllables.
bool folds_to_itself(char32_t c) {
  const bool kana =
      (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || c == 0x3005;
  const bool ideograph = (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF);
  return kana || ideograph || (c >= 0xAC00 && c <= 0xD7A3);
}

// Punctuation over which no word and no pair reaches.
bool is_stop(char32_t c) {
  const bool cjk = c == 0x3001 || c == 0x3002 || (c >= 0x3008 && c <= 0x3011);
  const bool full_width = c == 0xFF01 || c == 0xFF08 || c == 0xFF09 || c == 0xFF0C || c == 0xFF1F;
  return cjk || full_width;
}

}  // namespace

Letter LetterTable::learn(char32_t c) {
  if (c == ' ' || c == '\n' || c == '\t') return of_kind(LetterKind::space);
  if (is_ascii_digit(c)) return {LetterKind::digit, c, 0, true};
  const CharacterClass kind = classify(c);
  if (kind == CharacterClass::word) return learn_letter(c);
  return of_kind(is_sign(kind) ? LetterKind::sign : LetterKind::wild);
}

Letter LetterTable::far(char32_t c) {
  if (folds_to_itself(c)) return {LetterKind::unspaced, c, 0, true};
  if (is_stop(c)) return of_kind(LetterKind::stop);
  if (c == 0x3000) return of_kind(LetterKind::space);
  const bool punctuation = (c >= 0x2000 && c <= 0x206F) || is_name_dot(c);
  return of_kind(punctuation && is_sign(classify(c)) ? LetterKind::sign : LetterKind::wild);
}

}  // namespace rosebud::searcher
