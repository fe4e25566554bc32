// What an archive's synonyms make of the words of a query.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/plan_query.hh"

namespace rosebud::searcher {

// Words that were typed one behind the other and have synonyms.
struct SynonymStretch {
  std::vector<std::string> typed;               // folded
  std::vector<std::vector<QueryToken>> others;  // what may stand for them
  int times = 1;                                // typed so often

  int times_of(const std::string& word) const;
};

// Those of `tokens`, each once.
std::vector<SynonymStretch> synonym_stretches(const std::vector<QueryToken>& tokens,
                                              const SynonymTable& synonyms);

// `words` of a stretch, each as often as it stands there, and what may stand for them.
PlannedSynonyms plan_synonyms(const SynonymStretch& stretch, std::vector<PlannedWord> words,
                              const PlanContext& context);

// Articles with all of the words or with one of the others.
Expression synonyms_expression(const PlannedSynonyms& planned);

// The words of the others, for snippets.
std::vector<PlannedWord> words_of_others(const SynonymStretch& stretch, const Languages& languages);

}  // namespace rosebud::searcher
