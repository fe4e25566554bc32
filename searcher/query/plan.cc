#include "searcher/query/plan.hh"

#include <utility>

#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// What a word among an article's facts scores beside the same word in its text. Facts are short and their
// words rare, so that in full they would outweigh any text (docs/quality.md has what other values do);
// whoever types a title or a name as a whole is served by the tiers.
constexpr double fact_weight = 0.3;

}  // namespace

std::vector<PlannedWord> plan_words(const std::vector<QueryToken>& tokens, const Languages& languages) {
  std::vector<PlannedWord> words;
  for (const QueryToken& token : tokens) {
    PlannedWord word;
    word.text = token.text;
    word.position = token.position;
    word.spellings = token.alternatives;
    word.spellings.insert(word.spellings.begin(), token.text);
    for (const std::string& spelling : word.spellings) {
      word.groups.push_back({{store::fact_word_term(spelling)}, fact_weight});
      TermGroup stems;
      for (const Stemmer& stemmer : languages.all) {
        stems.terms.push_back(store::stem_term(stemmer.language(), stemmer.stem(spelling)));
      }
      word.groups.push_back(std::move(stems));
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rosebud::searcher
