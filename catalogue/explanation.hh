// How a query was understood, and why a hit has its score. Plain data, for people who wonder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rosebud {

// A word of the query as it was read.
struct ExplainedToken {
  std::string text;                       // folded
  std::string field;                      // where it has to stand; empty: anywhere
  std::vector<std::string> alternatives;  // its other spellings
  bool passed_over = false;               // a word like "the", which other words made needless
};

// Terms that weigh as one, as a word is posted among facts, or in a text by language.
struct ExplainedGroup {
  struct Term {
    std::string term;
    std::size_t articles = 0;
  };
  std::vector<Term> terms;   // those that any article has
  std::size_t articles = 0;  // with any of them
  double weight = 1;
  double idf = 0;  // the inverse document frequency
};

struct ExplainedWord {
  std::string text;
  double weight = 1;  // how often it was asked for
  std::vector<ExplainedGroup> groups;
};

struct Explanation {
  std::string query;  // that was answered: the tree in the query language
  bool any_word = false;
  std::vector<ExplainedToken> tokens;
  std::vector<ExplainedWord> words;  // that articles may be found by
  std::string xapian;                // the same question as a query of Xapian's, tiers aside
};

// A part of a hit's score; they add up to it.
struct ScorePart {
  std::string kind;               // word, constant, feedback, recency, rating or tier
  std::string name;               // the term, or the tier; empty when the kind says it all
  std::uint32_t occurrences = 0;  // of a term, weighed by where it stands
  double score = 0;
};

}  // namespace rosebud
