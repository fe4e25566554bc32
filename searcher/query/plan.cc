#include "searcher/query/plan.hh"

#include <utility>

#include "store/terms.hh"

namespace rosebud::searcher {

std::vector<PlannedWord> plan_words(const std::vector<QueryToken>& tokens,
                                    const std::vector<Stemmer>& stemmers) {
  std::vector<PlannedWord> words;
  for (const QueryToken& token : tokens) {
    PlannedWord word{token.text, {store::word_term(token.text)}};
    for (const std::string& spelling : token.alternatives) {
      word.terms.push_back(store::word_term(spelling));
    }
    if (token.kind == TokenKind::word) {
      for (const Stemmer& stemmer : stemmers) {
        word.terms.push_back(store::stem_term(stemmer.language(), stemmer.stem(token.text)));
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rosebud::searcher
