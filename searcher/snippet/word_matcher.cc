#include "searcher/snippet/word_matcher.hh"

#include <algorithm>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

bool is_unspaced(std::string_view folded) {
  return classify(utf8::decode(folded, 0).code_point) == CharacterClass::unspaced;
}

}  // namespace

LanguageMatcher::LanguageMatcher(std::string_view language, const Spellings& spellings,
                                 std::span<const Stems> stems)
    : language_(language), spellings_(spellings), first_letters_(spellings.first_letters) {
  for (const Stems& one : stems) {
    if (language.empty() || language == one.language) add_stems(one);
  }
}

void LanguageMatcher::add_stems(const Stems& stems) {
  StemmedWords words{Stemmer(stems.language), {}};
  for (const Form& form : stems.forms) {
    words.stems.push_back({form, stem_beginnings(stems.language, form.text)});
    const std::vector<std::string>& beginnings = words.stems.back().beginnings;
    for (const std::string& beginning : beginnings) first_letters_.add_prefix(beginning);
    if (beginnings.empty()) first_letters_.add_everything();
  }
  stemmed_.push_back(std::move(words));
}

std::optional<std::size_t> LanguageMatcher::word_spelled(std::string_view folded) const {
  const std::uint32_t spelling = spellings_.words.find(folded);
  if (spelling != WordTable::unknown) return spelling;
  for (const Form& prefix : spellings_.prefixes) {
    if (folded.starts_with(prefix.text)) return prefix.word;
  }
  return std::nullopt;
}

std::optional<std::size_t> LanguageMatcher::word_stemmed(std::string_view folded, const StemmedWords& words) {
  const auto may_have = [&](const Stem& stem) {
    const auto begins = [&](const std::string& beginning) { return folded.starts_with(beginning); };
    return stem.beginnings.empty() || std::ranges::any_of(stem.beginnings, begins);
  };
  if (std::ranges::none_of(words.stems, may_have)) return std::nullopt;
  const auto stem = std::ranges::find(words.stems, words.stemmer.stem(folded), &Stem::text);
  return stem == words.stems.end() ? std::nullopt : std::optional(stem->word);
}

std::optional<std::size_t> LanguageMatcher::read_word(std::string_view folded) const {
  std::optional<std::size_t> found = word_spelled(folded);
  for (const StemmedWords& words : stemmed_) {
    if (found) break;
    found = word_stemmed(folded, words);
  }
  return found;
}

std::optional<std::size_t> LanguageMatcher::word_written(std::string_view folded) const {
  const std::uint32_t known = known_.find(folded);
  if (known == none) return std::nullopt;
  if (known != WordTable::unknown) return known;
  const std::optional<std::size_t> word = read_word(folded);
  known_.add(folded, word ? static_cast<std::uint32_t>(*word) : none);
  return word;
}

std::optional<std::size_t> LanguageMatcher::word_of(const Token& token) const {
  const bool is_word = token.kind == TokenKind::word && token.form == TokenForm::written;
  return is_word ? word_written(token.text) : word_spelled(token.text);
}

WordMatcher::WordMatcher(std::span<const SoughtWord> words) : count_(words.size()) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const std::string& spelling : words[word].spellings) add_spelling(spelling, word);
    for (const std::string& prefix : words[word].prefixes) {
      if (prefix.empty()) continue;
      spellings_.prefixes.push_back({prefix, word});
      spellings_.first_letters.add_prefix(prefix);
      note_signs(prefix);
    }
    for (const WordStem& stem : words[word].stems) add_stem(stem, word);
  }
}

// What the first letters do not tell.
void WordMatcher::note_signs(std::string_view folded) {
  const CharacterClass kind = classify(utf8::decode(folded, 0).code_point);
  if (kind == CharacterClass::numeral || std::ranges::any_of(folded, is_digit)) has_digits_ = true;
  if (kind == CharacterClass::ampersand) has_ampersands_ = true;
  if (kind == CharacterClass::other || kind == CharacterClass::tight) has_signs_ = true;
}

void WordMatcher::add_spelling(const std::string& spelling, std::size_t word) {
  if (spelling.empty()) return;
  spellings_.words.add(spelling, static_cast<std::uint32_t>(word));  // the earlier word stays
  spellings_.first_letters.add_word(spelling);
  note_signs(spelling);
}

void WordMatcher::add_stem(const WordStem& stem, std::size_t word) {
  // Characters without spaces have no stems; queries name them in every language all the same.
  if (stem.stem.empty() || is_unspaced(stem.stem)) return;
  auto stems = std::ranges::find(stems_, stem.language, &LanguageMatcher::Stems::language);
  if (stems == stems_.end()) {
    stems_.push_back({stem.language, {}});
    stems = std::prev(stems_.end());
  }
  stems->forms.push_back({stem.stem, word});
  note_signs(stem.stem);
}

const LanguageMatcher& WordMatcher::in(std::string_view language) const {
  const auto known = std::ranges::find(languages_, language, &LanguageMatcher::language);
  if (known != languages_.end()) return *known;
  return languages_.emplace_back(language, spellings_, stems_);
}

}  // namespace rosebud::searcher
