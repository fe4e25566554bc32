#include "searcher/query/plan_synonyms.hh"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/plan_leaf.hh"

namespace rosebud::searcher {
namespace {

Expression as_one_word(const QueryToken& token, double weight, const Languages& languages) {
  return word_expression(plan_words({token}, languages).front().groups, weight);
}

// Several words stand one behind the other, or are written as one ("sci-fi", "scifi").
Expression other_expression(const std::vector<QueryToken>& other, double weight, const PlanContext& context) {
  const Languages& languages = context.languages;
  if (other.size() == 1) return as_one_word(other.front(), weight, languages);
  std::vector<Expression> phrase{phrase_expression(other, {nullptr, context.archive.common})};
  for (const PlannedWord& word : plan_words(other, languages)) {
    phrase.push_back(word_expression(word.groups, weight));
  }
  std::vector<Expression> ways{joined(ExpressionKind::all, std::move(phrase))};
  for (const std::string& spelling : joined_spellings(other)) {
    QueryToken token;
    token.text = spelling;
    ways.push_back(as_one_word(token, weight, languages));
  }
  return joined(ExpressionKind::any, std::move(ways));
}

}  // namespace

int SynonymStretch::times_of(const std::string& word) const {
  return times * static_cast<int>(std::ranges::count(typed, word));
}

std::vector<SynonymStretch> synonym_stretches(const std::vector<QueryToken>& tokens,
                                              const SynonymTable& synonyms) {
  std::vector<SynonymStretch> stretches;
  for (SynonymMatch& match : synonyms.find(tokens)) {
    std::vector<std::string> typed;
    for (std::size_t i = match.first; i < match.first + match.count; ++i) typed.push_back(tokens[i].text);
    const auto same = std::ranges::find(stretches, typed, &SynonymStretch::typed);
    if (same != stretches.end()) {
      ++same->times;
    } else {
      stretches.push_back({std::move(typed), std::move(match.others)});
    }
  }
  return stretches;
}

PlannedSynonyms plan_synonyms(const SynonymStretch& stretch, std::vector<PlannedWord> words,
                              const PlanContext& context) {
  PlannedSynonyms planned;
  for (PlannedWord& word : words) word.weight = stretch.times_of(word.text);
  planned.words = std::move(words);
  for (const auto& other : stretch.others) {
    planned.others.push_back(other_expression(other, synonym_weight * stretch.times, context));
  }
  return planned;
}

Expression synonyms_expression(const PlannedSynonyms& planned) {
  std::vector<Expression> typed;
  for (const PlannedWord& word : planned.words) typed.push_back(word_expression(word));
  std::vector<Expression> ways{joined(ExpressionKind::all, std::move(typed))};
  ways.insert(ways.end(), planned.others.begin(), planned.others.end());
  return joined(ExpressionKind::any, std::move(ways));
}

std::vector<PlannedWord> words_of_others(const SynonymStretch& stretch, const Languages& languages) {
  std::vector<PlannedWord> words;
  for (const auto& other : stretch.others) {
    std::ranges::move(plan_words(other, languages), std::back_inserter(words));
    for (std::string& spelling : joined_spellings(other)) {
      QueryToken token;
      token.text = std::move(spelling);
      std::ranges::move(plan_words({token}, languages), std::back_inserter(words));
    }
  }
  return words;
}

}  // namespace rosebud::searcher
