// The words of a query with the forms under which articles may hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/stemmer.hh"
#include "catalogue/tokens.hh"

namespace rosebud::searcher {

// Terms that weigh as one: no article has two of them, or one says nothing beside the other.
struct TermGroup {
  std::vector<std::string> terms;
  double weight = 1;
};

// One word of the query: an article has it when it has any of the terms of any group.
struct PlannedWord {
  std::string text;                     // folded
  std::vector<std::string> spellings;   // the word and how else it may be written
  std::vector<TermGroup> groups;        // of each spelling: among facts; in the text, by language
  double weight = 1;                    // how often it was asked for
  std::vector<std::string> prefixes{};  // of a word that was only begun: what words of a text begin with
  double replaceable = 0;               // so often of it a synonym may stand in its place
};

// The languages that an archive holds, as queries are stemmed in them.
struct Languages {
  std::vector<Stemmer> all;       // each that any article has
  std::vector<std::string> main;  // those of one article in twenty: their stop words are passed over
};

// Words with their stems in each language. A stem is posted under its article's language, so that the French
// and the English `pain` stay apart.
std::vector<PlannedWord> plan_words(const std::vector<QueryToken>& tokens, const Languages& languages);

}  // namespace rosebud::searcher
