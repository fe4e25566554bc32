#include "catalogue/spellings.hh"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

struct WrittenOut {
  char32_t letter;
  std::string_view as;
};

constexpr std::array<WrittenOut, 10> umlauts{{{U'ä', "ae"},
                                              {U'ö', "oe"},
                                              {U'ü', "ue"},
                                              {U'å', "aa"},
                                              {U'ø', "oe"},
                                              {U'Ä', "ae"},
                                              {U'Ö', "oe"},
                                              {U'Ü', "ue"},
                                              {U'Å', "aa"},
                                              {U'Ø', "oe"}}};

// What `c` with the mark behind it is written out as; empty when nothing.
std::string_view written_out(char32_t c, char32_t mark) {
  const auto* umlaut = std::ranges::find(umlauts, c, &WrittenOut::letter);
  if (umlaut != umlauts.end()) return umlaut->as;
  const bool diaeresis = mark == 0x0308;
  const bool ring = mark == 0x030A;
  if (c == 'a' || c == 'A') return diaeresis ? "ae" : ring ? "aa" : "";
  if (c == 'o' || c == 'O') return diaeresis ? "oe" : "";
  if (c == 'u' || c == 'U') return diaeresis ? "ue" : "";
  return "";
}

}  // namespace

bool is_elided(std::string_view word) {
  constexpr std::array<std::string_view, 25> elided{
      "c",     "d",     "j",      "l",      "m",      "n",      "qu",    "s",  "t",
      "dell",  "nell",  "all",    "dall",   "sull",   "un",     "quest", "gl", "degl",
      "quell", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "sant"};
  if (word.size() > 6) return false;
  return std::ranges::find(elided, fold(word)) != elided.end();
}

std::string umlauts_written_out(std::string_view word) {
  if (is_ascii(word)) return {};
  std::string result;
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded letter = utf8::decode(word, at);
    const utf8::Decoded next = utf8::decode(word, at + letter.length);
    const std::string_view out = written_out(letter.code_point, next.code_point);
    if (out.empty()) {
      result.append(word.substr(at, letter.length));
    } else {
      result += out;
      any = true;
    }
    at += letter.length;
  }
  return any ? fold(result) : std::string();
}

bool is_capitalised(std::string_view word) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(utf8::decode(word, 0).code_point));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

std::pair<std::string_view, std::string_view> word_and_number(std::string_view word) {
  constexpr std::size_t shortest_word = 3;
  constexpr std::size_t longest_number = 4;
  const auto last_letter = word.find_last_not_of("0123456789");
  if (last_letter == std::string_view::npos || last_letter + 1 == word.size()) return {};
  const std::string_view letters = word.substr(0, last_letter + 1);
  const std::string_view number = word.substr(last_letter + 1);
  if (letters.size() < shortest_word || number.size() > longest_number) return {};
  if (letters.find_first_of("0123456789") != std::string_view::npos) return {};
  return {letters, number};
}

std::string_view grade_sign(std::string_view text, std::size_t at) {
  for (const std::string_view sign : {"++", "+", "#"}) {
    if (text.substr(std::min(at, text.size()), sign.size()) != sign) continue;
    const utf8::Decoded next = utf8::decode(text, at + sign.size());
    const bool ends = next.length == 0 || classify(next.code_point) != CharacterClass::word;
    return ends && next.code_point != '+' && next.code_point != '#' ? sign : std::string_view();
  }
  return {};
}

bool means_and(std::string_view word) {
  constexpr std::array<std::string_view, 6> words{"and", "und", "et", "y", "og", "och"};
  return std::ranges::find(words, word) != words.end();
}

}  // namespace rosebud
