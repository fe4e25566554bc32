#include "searcher/query/near_words.hh"

#include <algorithm>
#include <functional>
#include <tuple>

#include "catalogue/ascii.hh"
#include "searcher/dictionary/near.hh"

namespace rosebud::searcher {
namespace {

// Another letter in the first place, rather than one too many or too few or two exchanged.
bool begins_otherwise(std::u32string_view typed, std::u32string_view word) {
  return typed.size() == word.size() && typed.substr(1) == word.substr(1);
}

}  // namespace

std::vector<NearWord> near_words(const store::Words& words, std::string_view word, unsigned most) {
  constexpr std::size_t longest = 64;
  std::vector<NearWord> found;
  const unsigned edits = std::min(edits_forgiven(word), most);
  if (edits == 0 || word.size() > longest || std::ranges::any_of(word, is_digit)) return found;
  const std::u32string typed = letters_of(word);
  for (const Near& near : near_strings({words.text, words.by_end}, word, edits)) {
    if (near.edits == 0) continue;
    NearWord candidate{std::string(words.text[near.place]), near.edits, words.articles[near.place],
                       words.in_titles[near.place] > 0 || words.in_names[near.place] > 0};
    const bool short_word = typed.size() <= 4;
    if (short_word && !candidate.names && begins_otherwise(typed, letters_of(candidate.text))) continue;
    found.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(found, std::less<>(), [](const NearWord& near) {
    return std::tuple(near.edits, !near.names, ~near.articles);
  });
  return found;
}

}  // namespace rosebud::searcher
