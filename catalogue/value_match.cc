#include "catalogue/value_match.hh"

#include <algorithm>
#include <utility>

#include "catalogue/characters.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"

namespace rosebud {
namespace {

std::size_t typos_allowed(const std::u32string& typed) {
  if (std::ranges::any_of(typed, is_ascii_digit) || typed.size() < 4) return 0;
  return typed.size() < 8 ? 1 : 2;
}

bool is_unspaced(const std::u32string& typed) {
  return std::ranges::any_of(typed, [](char32_t c) { return classify(c) == CharacterClass::unspaced; });
}

// The fewest edits from `typed` to a beginning of `word`.
std::size_t distance_to_beginning(const std::u32string& typed, const std::u32string& word) {
  std::vector<std::size_t> before(word.size() + 1);
  std::vector<std::size_t> last(word.size() + 1);
  std::vector<std::size_t> row(word.size() + 1);
  for (std::size_t j = 0; j <= word.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= word.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::ranges::min(last);
}

ValueMatch match_word(const std::u32string& typed, const std::u32string& word) {
  if (typed == word) return ValueMatch::words;
  if (word.starts_with(typed)) return ValueMatch::beginnings;
  if (is_unspaced(typed)) {
    return word.find(typed) == std::u32string::npos ? ValueMatch::none : ValueMatch::beginnings;
  }
  const std::size_t allowed = typos_allowed(typed);
  if (allowed == 0 || word.empty() || word.size() + allowed < typed.size()) return ValueMatch::none;
  return distance_to_beginning(typed, word) <= allowed ? ValueMatch::typos : ValueMatch::none;
}

}  // namespace

std::vector<ValueMatcher::Word> ValueMatcher::words_in(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<Word> words;
  bool in_word = false;
  bool in_part = false;
  for (std::size_t at = 0; at < folded.size();) {
    const auto [c, length] = utf8::decode(folded, at);
    at += length;
    const CharacterClass kind = classify(c);
    if (kind == CharacterClass::apostrophe) continue;
    if (c == ' ') in_word = false;
    const bool parts = kind != CharacterClass::word && kind != CharacterClass::mark &&
                       kind != CharacterClass::unspaced && kind != CharacterClass::numeral;
    if (parts) {
      in_part = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    if (!in_word || !in_part) words.back().parts.emplace_back();
    in_word = in_part = true;
    words.back().parts.back() += c;
    words.back().joined += c;
  }
  return words;
}

ValueMatcher::ValueMatcher(std::string_view typed) : words_(words_in(typed)) {}

ValueMatch ValueMatcher::match(const std::u32string& typed, const std::vector<Word>& value) {
  ValueMatch best = ValueMatch::none;
  for (const Word& word : value) {
    best = std::min(best, match_word(typed, word.joined));
    if (word.parts.size() < 2) continue;
    for (const std::u32string& part : word.parts) best = std::min(best, match_word(typed, part));
  }
  return best;
}

ValueMatch ValueMatcher::match(const Word& typed, const std::vector<Word>& value) {
  const ValueMatch joined = match(typed.joined, value);
  if (typed.parts.size() < 2 || joined == ValueMatch::words) return joined;
  ValueMatch parts = ValueMatch::words;
  for (const std::u32string& part : typed.parts) parts = std::max(parts, match(part, value));
  return std::min(joined, parts);
}

ValueMatch ValueMatcher::match(std::string_view written) const {
  if (words_.empty()) return ValueMatch::words;
  const std::vector<Word> value = words_in(written);
  ValueMatch worst = ValueMatch::words;
  for (const Word& word : words_) {
    worst = std::max(worst, match(word, value));
    if (worst == ValueMatch::none) break;
  }
  return worst;
}

}  // namespace rosebud
