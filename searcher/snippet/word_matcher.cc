#include "searcher/snippet/word_matcher.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/characters.hh"
#include "catalogue/utf8.hh"

namespace rosebud::searcher {
namespace {

struct KeptLetters {
  std::string_view language;
  std::size_t most;
};

// The languages whose stemmers take off endings alone. The German one may take umlauts that are written out
// for the vowel ("maedchen"), the Finnish one halves double letters anywhere. Dutch, Irish, Arabic and others
// lose what stands before a word, too.
constexpr std::array<KeptLetters, 13> suffixing{{{"ca", 3},
                                                 {"da", 3},
                                                 {"de", 1},
                                                 {"en", 3},
                                                 {"es", 3},
                                                 {"fi", 1},
                                                 {"fr", 3},
                                                 {"it", 3},
                                                 {"no", 3},
                                                 {"pt", 3},
                                                 {"ro", 3},
                                                 {"ru", 3},
                                                 {"sv", 3}}};

bool is_unspaced(std::string_view folded) {
  return classify(utf8::decode(folded, 0).code_point) == CharacterClass::unspaced;
}

}  // namespace

std::size_t letters_kept(std::string_view language, std::string_view stem) {
  constexpr std::size_t changed = 2;
  const auto* const kept = std::ranges::find(suffixing, language, &KeptLetters::language);
  if (kept == suffixing.end()) return 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < stem.size(); ++letters) at += utf8::decode(stem, at).length;
  return letters <= changed + 1 ? 1 : std::min(letters - changed, kept->most);
}

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
    const std::size_t letters = letters_kept(stems.language, form.text);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < letters; ++i) kept += utf8::decode(form.text, kept).length;
    words.stems.push_back({form, kept});
    if (letters > 0) {
      first_letters_.add_beginning(form.text, letters);
    } else {
      first_letters_.add_everything();
    }
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
    return folded.starts_with(std::string_view(stem.text).substr(0, stem.kept));
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
