// The order in which articles must stand, computed slowly and plainly from what they say (docs/ranking.md):
// no database, no columns, nothing that the searcher uses. For queries of words alone.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "support/word_archive.hh"

namespace rosebud::testing {

struct RankedArticle {
  std::string path;
  double score = 0;  // tiers included
};

struct ReferenceRanking {
  std::vector<RankedArticle> articles;
  bool any_word = false;  // none has all the words
};

// Ranks articles for queries that consist of telling_words(), empty_words() and the names of known_people().
class RankingReference {
 public:
  explicit RankingReference(std::span<const WordArticle> articles);

  // By relevance, or sorted.
  ReferenceRanking rank(const std::string& typed, Sort sort = Sort::relevance) const;

 private:
  // An article in tokens.
  struct Read {
    const WordArticle* article = nullptr;
    std::map<std::string, unsigned> stems;        // weights of headings and text added up
    std::map<std::string, unsigned> facts;        // weights of fields added up
    std::vector<std::vector<std::string>> texts;  // each as words in order
    unsigned length = 0;
  };
  struct Query {
    std::vector<std::string> typed;          // every word
    std::map<std::string, unsigned> wanted;  // that articles must have, and how often it was typed
    std::string text;
  };

  Read read(const WordArticle& article) const;
  Query query(const std::string& typed) const;
  bool is_empty_word(const std::string& word) const;
  std::string stem_in(const std::string& language, const std::string& word) const;
  bool has_word(const Read& read, const std::string& word) const;
  double word_score(const Read& read, const std::string& word) const;
  double part(unsigned count, unsigned length) const;
  double tier(const Read& read, const Query& query) const;
  bool is_only_person(const WordArticle& article, const Query& query) const;

  std::vector<WordArticle> all_;
  std::vector<Read> reads_;
  std::set<std::string> languages_;
  double average_length_ = 0;
};

}  // namespace rosebud::testing
