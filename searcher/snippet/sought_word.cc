#include "searcher/snippet/sought_word.hh"

#include <algorithm>
#include <string_view>
#include <utility>

namespace rosebud::searcher {
namespace {

constexpr std::size_t code_bytes = 2;  // of a language

// Terms of stems begin with Z and their language; in languages that have none (Z_) the word is its own stem,
// which its spellings hold.
void add_stem(SoughtWord& word, std::string_view term) {
  if (!term.starts_with('Z') || term.starts_with("Z_") || term.size() <= 1 + code_bytes) return;
  WordStem stem{std::string(term.substr(1, code_bytes)), std::string(term.substr(1 + code_bytes))};
  if (std::ranges::find(word.stems, stem) == word.stems.end()) word.stems.push_back(std::move(stem));
}

}  // namespace

std::vector<SoughtWord> sought_words(std::span<const PlannedWord> planned) {
  std::vector<SoughtWord> words;
  words.reserve(planned.size());
  for (const PlannedWord& one : planned) {
    SoughtWord word{.spellings = one.spellings, .prefixes = one.prefixes};
    for (const TermGroup& group : one.groups) {
      for (const std::string& term : group.terms) add_stem(word, term);
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rosebud::searcher
