#include "searcher/query/plan.hh"

#include <utility>

#include "store/terms.hh"

namespace rosebud::searcher {

std::vector<PlannedWord> plan_words(const std::vector<QueryToken>& tokens, const Languages& languages) {
  std::vector<PlannedWord> words;
  for (const QueryToken& token : tokens) {
    PlannedWord word;
    word.text = token.text;
    word.spellings = token.alternatives;
    word.spellings.insert(word.spellings.begin(), token.text);
    for (const std::string& spelling : word.spellings) {
      word.groups.push_back({store::fact_word_term(spelling)});
      TermGroup stems;
      for (const Stemmer& stemmer : languages.all) {
        stems.push_back(store::stem_term(stemmer.language(), stemmer.stem(spelling)));
      }
      word.groups.push_back(std::move(stems));
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rosebud::searcher
