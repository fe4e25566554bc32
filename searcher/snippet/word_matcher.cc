#include "searcher/snippet/word_matcher.hh"

#include <algorithm>
#include <array>
#include <tuple>
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

// Whether `word` begins as the words with `stem` do.
bool may_have(std::string_view word, std::string_view language, std::string_view stem) {
  std::size_t at = 0;
  for (std::size_t letters = letters_kept(language, stem); letters > 0; --letters) {
    at += utf8::decode(stem, at).length;
  }
  return word.starts_with(stem.substr(0, at));
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

WordMatcher::WordMatcher(std::span<const SoughtWord> words) : count_(words.size()) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const std::string& spelling : words[word].spellings) add_spelling(spelling, word);
    for (const std::string& prefix : words[word].prefixes) {
      if (prefix.empty()) continue;
      prefixes_.push_back({prefix, word});
      first_letters_.add(prefix);
      note_signs(prefix);
    }
    for (const WordStem& stem : words[word].stems) add_stem(stem, word);
  }
  std::ranges::sort(spellings_, {}, [](const Text& one) { return std::tie(one.text, one.word); });
}

// What the first letters do not tell.
void WordMatcher::note_signs(std::string_view folded) {
  const CharacterClass kind = classify(utf8::decode(folded, 0).code_point);
  if (kind == CharacterClass::numeral || std::ranges::any_of(folded, is_digit)) has_digits_ = true;
  if (kind == CharacterClass::other || kind == CharacterClass::tight) has_signs_ = true;
}

void WordMatcher::add_spelling(const std::string& spelling, std::size_t word) {
  if (spelling.empty()) return;
  spellings_.push_back({spelling, word});
  first_letters_.add(spelling);
  note_signs(spelling);
}

void WordMatcher::add_stem(const WordStem& stem, std::size_t word) {
  if (stem.stem.empty()) return;
  const auto same = [&](const LanguageStems& one) { return one.stemmer.language() == stem.language; };
  auto language = std::ranges::find_if(languages_, same);
  if (language == languages_.end()) {
    languages_.push_back({Stemmer(stem.language), {}, {}});
    language = std::prev(languages_.end());
  }
  language->stems.push_back({stem.stem, word});
  note_signs(stem.stem);
  if (const std::size_t kept = letters_kept(stem.language, stem.stem); kept > 0) {
    first_letters_.add(stem.stem, kept);
  } else {
    first_letters_.add_everything();
  }
}

std::optional<std::size_t> WordMatcher::word_spelled(std::string_view folded) const {
  const auto spelling = std::ranges::lower_bound(spellings_, folded, {}, &Text::text);
  if (spelling != spellings_.end() && spelling->text == folded) return spelling->word;
  for (const Text& prefix : prefixes_) {
    if (folded.starts_with(prefix.text)) return prefix.word;
  }
  return std::nullopt;
}

std::optional<std::size_t> WordMatcher::word_stemmed(std::string_view folded, const LanguageStems& language) {
  const auto may = [&](const Text& stem) { return may_have(folded, language.stemmer.language(), stem.text); };
  if (std::ranges::none_of(language.stems, may)) return std::nullopt;
  std::string word(folded);
  if (const auto known = language.known.find(word); known != language.known.end()) return known->second;
  const auto stem = std::ranges::find(language.stems, language.stemmer.stem(word), &Text::text);
  const auto found = stem == language.stems.end() ? std::nullopt : std::optional(stem->word);
  return language.known.emplace(std::move(word), found).first->second;
}

std::optional<std::size_t> WordMatcher::word_written(std::string_view folded,
                                                     std::string_view language) const {
  std::optional<std::size_t> found = word_spelled(folded);
  for (const LanguageStems& one : languages_) {
    if (found) break;
    if (language.empty() || language == one.stemmer.language()) found = word_stemmed(folded, one);
  }
  return found;
}

std::optional<std::size_t> WordMatcher::word_of(const Token& token, std::string_view language) const {
  const bool is_word = token.kind == TokenKind::word && token.form == TokenForm::written;
  return is_word ? word_written(token.text, language) : word_spelled(token.text);
}

}  // namespace rosebud::searcher
