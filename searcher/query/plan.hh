// The words of a query with the forms under which articles may hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/stemmer.hh"
#include "catalogue/tokens.hh"

namespace rosebud::searcher {

// One word of the query: an article has it when it has any of the terms.
struct PlannedWord {
  std::string text;                // folded
  std::vector<std::string> terms;  // the word itself, its other spellings, its stems
};

// Words with their stems in each of `stemmers`' languages, those that the archive mostly holds. A stem is
// posted under its language, so that the French and the English `pain` stay apart.
std::vector<PlannedWord> plan_words(const std::vector<QueryToken>& tokens,
                                    const std::vector<Stemmer>& stemmers);

}  // namespace rosebud::searcher
