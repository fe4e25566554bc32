#include "catalogue/value_key.hh"

#include <algorithm>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/number_range.hh"
#include "catalogue/strings.hh"

namespace rosebud {
namespace {

std::string collapse_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string_view without_surrounding(std::string_view text, std::string_view leading,
                                     std::string_view trailing) {
  const auto first = text.find_first_not_of(leading);
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(trailing);
  if (last == std::string_view::npos || last < first) return {};
  return text.substr(first, last - first + 1);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Punctuation that stands around values and is never part of one. Not the full stop: ".hack".
constexpr std::string_view leading_marks = " \"'`,;:([{<*_";
constexpr std::string_view trailing_marks = " \"'`,;:)]}>*_";

// Typographic apostrophes, dashes and quotes as those of the keyboard.
std::string with_plain_marks(std::string text) {
  for (const std::string_view mark : {"’", "‘", "ʼ", "´"}) replace_all(text, mark, "'");
  for (const std::string_view mark : {"‐", "‑", "–", "—"}) replace_all(text, mark, "-");
  for (const std::string_view mark : {"“", "”", "„", "«", "»"}) replace_all(text, mark, "\"");
  return text;
}

// Hyphens, commas and full stops between the words of a name are how it is written, not who it is:
// "Bong Joon-ho", "Robert Downey, Jr.", "J. J. Abrams". A point between digits stays: "Evangelion 2.0".
std::string without_inner_marks(std::string_view name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool between_digits =
        i > 0 && i + 1 < name.size() && is_digit(name[i - 1]) && is_digit(name[i + 1]);
    const bool separates = c == '-' || c == ',' || c == '.';
    if (!separates || between_digits) {
      result += c;
    } else {
      result += ' ';
    }
  }
  return result;
}

bool is_initial(std::string_view word) {
  return word.size() == 1 && is_letter(word[0]);
}

// Initials that follow one another as one word: "j j abrams" and "jj abrams" are the same.
std::string with_joined_initials(std::string_view name) {
  std::string result;
  bool after_initial = false;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    name.remove_prefix(std::min(name.size(), word.size() + 1));
    if (!result.empty() && !(after_initial && is_initial(word))) result += ' ';
    result += word;
    after_initial = is_initial(word);
  }
  return result;
}

}  // namespace

std::string value_key(FieldKind kind, std::string_view written) {
  const std::string folded = collapse_space(with_plain_marks(fold(written)));
  std::string key{without_surrounding(folded, leading_marks, trailing_marks)};
  if (kind == FieldKind::name) {
    // A name of marks alone ("-") keeps them.
    const std::string bare = with_joined_initials(collapse_space(without_inner_marks(key)));
    if (!bare.empty()) key = bare;
  }
  if (kind == FieldKind::number && all_digits(key) && key.size() < 4) key.insert(0, 4 - key.size(), '0');
  // A value of punctuation alone ("!!!" the band) is still a value.
  return key.empty() ? folded : key;
}

bool has_bins(FieldKind kind) {
  return kind == FieldKind::number || kind == FieldKind::date;
}

std::optional<int> scale_number(FieldKind kind, std::string_view key) {
  constexpr std::size_t year_digits = 4;
  if (kind == FieldKind::number) return parse_number(key);
  const bool has_year = kind == FieldKind::date && key.size() >= year_digits &&
                        (key.size() == year_digits || key[year_digits] == '-');
  return has_year ? parse_number(key.substr(0, year_digits)) : std::nullopt;
}

std::string_view without_padding(FieldKind kind, std::string_view key) {
  if (kind != FieldKind::number || !all_digits(key)) return key;
  return key.substr(std::min(key.find_first_not_of('0'), key.size() - 1));
}

bool is_period(FieldKind kind, std::string_view key) {
  const bool sized = key.size() == 4 || (key.size() == 7 && key[4] == '-');
  return kind == FieldKind::date && sized && all_digits(key.substr(0, 4)) &&
         (key.size() == 4 || all_digits(key.substr(5)));
}

bool stands_for(FieldKind kind, std::string_view chosen, std::string_view key) {
  if (chosen == key) return true;
  return is_period(kind, chosen) && key.size() > chosen.size() && key.starts_with(chosen) &&
         key[chosen.size()] == '-';
}

}  // namespace rosebud
