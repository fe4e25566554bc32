#include "indexer/credits/mentions.hh"

#include <algorithm>
#include <array>
#include <string_view>

namespace rosebud::indexer::credits {
namespace {

// Behind a name they say that it is the name of more than one work.
constexpr auto series_nouns = std::to_array<std::string_view>(
    {"books", "canon", "comics", "episodes", "films", "franchise", "games", "movies", "novels", "saga",
     "sequel", "sequels", "series", "specials", "spin-off", "spin-offs", "trilogy", "tv", "universe"});

// Before a name: one of several works, or the first of them.
constexpr auto ordinals = std::to_array<std::string_view>(
    {"first", "fourth", "franchise", "original", "previous", "second", "series", "third"});

// With "of", "to" or another such word behind them: what is told apart from the work that is named.
constexpr auto relations = std::to_array<std::string_view>({"anthology", "compilation", "episode", "episodes",
                                                            "installment", "instalment", "prequel", "recap",
                                                            "season", "sequel", "special", "spin-off"});
constexpr auto prepositions = std::to_array<std::string_view>({"from", "in", "of", "on", "to"});
constexpr auto articles = std::to_array<std::string_view>({"a", "an", "the"});

bool is_quote(const Word& word) {
  return word.kind == WordKind::mark &&
         (word.text == "\"" || word.text == "“" || word.text == "”" || word.text == "'" || word.text == "‘" ||
          word.text == "’" || word.text == "-");
}

bool series_behind(const Sentence& sentence, std::size_t end) {
  constexpr std::size_t reach = 2;  // "the Glass Harbour comedy series"
  while (is_quote(sentence.at(end))) ++end;
  for (std::size_t i = end; i < end + reach; ++i) {
    const Word& word = sentence.at(i);
    if (word.kind != WordKind::word) return false;
    if (one_of(series_nouns, word.lower)) return true;
  }
  return false;
}

bool series_before(const Sentence& sentence, std::size_t begin) {
  while (begin > 0 && is_quote(sentence.at(begin - 1))) --begin;
  if (begin == 0) return false;
  if (one_of(ordinals, sentence.at(begin - 1).lower)) return true;
  if (begin > 1 && one_of(articles, sentence.at(begin - 1).lower)) --begin;
  return begin > 1 && one_of(prepositions, sentence.at(begin - 1).lower) &&
         one_of(relations, sentence.at(begin - 2).lower);
}

// "original-name: GLASS HARBOUR"
bool states_a_fact(const Sentence& sentence) {
  constexpr std::size_t longest_label = 4;
  if (sentence.kind != BlockKind::item) return false;
  const auto end =
      sentence.words.begin() + static_cast<std::ptrdiff_t>(std::min(longest_label, sentence.words.size()));
  return std::any_of(sentence.words.begin(), end, [](const Word& word) { return word.text == ":"; });
}

}  // namespace

Mentions mentions_of(const Work& work, std::span<const Sentence> sentences) {
  Mentions mentions;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    if (sentence.kind == BlockKind::heading || sentence.kind == BlockKind::caption || states_a_fact(sentence))
      continue;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const std::size_t end = work.end_at(sentence, i);
      if (end == i) continue;
      if (mentions.count++ == 0) mentions.first_sentence = s;
      mentions.of_series = mentions.of_series || series_behind(sentence, end) || series_before(sentence, i);
    }
  }
  return mentions;
}

}  // namespace rosebud::indexer::credits
