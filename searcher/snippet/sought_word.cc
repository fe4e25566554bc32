#include "searcher/snippet/sought_word.hh"

#include <algorithm>
#include <string_view>

namespace rosebud::searcher {
namespace {

constexpr std::string_view no_language = "_";
constexpr std::size_t code_bytes = 2;  // of a language

void add_spelling(SoughtWord& word, std::string_view spelling) {
  if (!spelling.empty() && std::ranges::find(word.spellings, spelling) == word.spellings.end()) {
    word.spellings.emplace_back(spelling);
  }
}

// No folded word begins with a capital, so the first letter tells what a term is.
void add_term(SoughtWord& word, std::string_view term) {
  if (term.starts_with('Z')) {
    term.remove_prefix(1);
    if (term.starts_with(no_language)) {
      add_spelling(word, term.substr(no_language.size()));
    } else if (term.size() > code_bytes) {
      word.stems.push_back({std::string(term.substr(0, code_bytes)), std::string(term.substr(code_bytes))});
    }
    return;
  }
  if (term.starts_with('F')) term.remove_prefix(1);
  add_spelling(word, term);
}

}  // namespace

std::vector<SoughtWord> sought_words(std::span<const PlannedWord> planned) {
  std::vector<SoughtWord> words;
  words.reserve(planned.size());
  for (const PlannedWord& one : planned) {
    SoughtWord word;
    for (const std::string& term : one.terms) add_term(word, term);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rosebud::searcher
