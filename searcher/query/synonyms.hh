// The synonyms that an archive has for words of a query.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "catalogue/synonyms.hh"
#include "catalogue/tokens.hh"

namespace rosebud::searcher {

// An article that has a synonym scores like one with the words that were typed, times this.
inline constexpr double synonym_weight = 0.8;

// Words of a query that may be others: those from `first` on, `count` of them, in each of the other ways. A
// way of several words is a phrase.
struct SynonymMatch {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<std::vector<QueryToken>> others;
};

// What several words are written as when they are written as one: the spellings that all of them have.
std::vector<std::string> joined_spellings(std::span<const QueryToken> tokens);

// The rules of an archive, ready to be looked up.
class SynonymTable {
 public:
  SynonymTable() = default;
  explicit SynonymTable(const Synonyms& rules);

  bool empty() const { return ways_.empty(); }

  // What of `typed`, the tokens of one stretch of a query, has synonyms: from the left, of rules that begin
  // at one word the longest. Matches do not overlap. A word meets a rule by its text or its other spellings
  // ("scifi", "sci fi", "sci-fi").
  std::vector<SynonymMatch> find(std::span<const QueryToken> typed) const;

 private:
  using Key = std::vector<std::string>;  // folded words

  std::size_t longest_at(std::span<const QueryToken> typed, Key& key) const;

  std::map<Key, std::vector<std::vector<QueryToken>>> ways_;
  std::size_t longest_ = 0;  // words of a rule
};

}  // namespace rosebud::searcher
