// What an archive repeats at the head or the foot of its articles: an appeal to subscribe, a note on the
// author. It is no article's text, and found by being in many, whatever its words and language.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// A passage and in how many of the articles looked at it stands.
struct RepeatedPassage {
  std::string text;
  std::size_t articles = 0;
};

// A set of passages, known by their fingerprints.
class RepeatedPassages {
 public:
  RepeatedPassages() = default;
  explicit RepeatedPassages(const std::vector<RepeatedPassage>& passages);

  // As a database keeps them.
  static RepeatedPassages decode(std::string_view encoded);
  std::string encode() const;

  bool empty() const { return fingerprints_.empty(); }

  // Takes the passages out of the head and the foot of an article, with the headings that are left with
  // nothing below them at the foot, and returns them in their order. An article that holds nothing else keeps
  // all.
  std::vector<Block> take_from(std::vector<Block>& blocks) const;

 private:
  bool holds(const Block& block) const;

  std::set<std::string, std::less<>> fingerprints_;
};

// Counts what stands at the heads and feet of articles.
class RepetitionCounter {
 public:
  // Adds an article's blocks. The same article twice counts once.
  void add(const std::vector<Block>& blocks);

  // The passages that enough of the articles have: 5 and 5 % of them, or 25 % when it is shorter than six
  // words; the most frequent first. Never a line of facts ("Director: …", "8/10", a credit): it is the
  // article's own, however often it is true.
  std::vector<RepeatedPassage> passages() const;

 private:
  std::map<std::string, RepeatedPassage> counted_;  // by fingerprint
  std::set<std::string> seen_;                      // the fingerprints of whole articles
};

}  // namespace rosebud::indexer
