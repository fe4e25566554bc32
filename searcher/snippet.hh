// The passage of an article that best shows why it was found.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/results.hh"
#include "catalogue/stemmer.hh"
#include "catalogue/tokens.hh"
#include "searcher/query/plan.hh"

namespace rosebud::searcher {

// Finds and marks the words of one query. Not thread-safe: it remembers the words it met.
class Snippeter {
 public:
  // `languages` as for plan_words(); both must outlive the snippeter.
  Snippeter(const std::vector<PlannedWord>& words, const Languages& languages);

  // The stretch of about `length` bytes of one block with the most different words of the query, cut between
  // words, "…" where it was cut. The beginning of the text when no word stands in it. Spoilers are found but
  // never shown.
  MarkedText snippet(const std::vector<Block>& blocks, std::size_t length = 220) const;

 private:
  struct Match {
    std::size_t word;  // of the query
    std::size_t begin;
    std::size_t end;
  };
  struct Window {
    const Block* block = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t different = 0;  // words
    std::size_t matches = 0;
  };

  static const Block* beginning(const std::vector<Block>& blocks);
  static bool is_better(const Window& window, const Window& best);
  std::vector<Match> matches_in(const std::string& text) const;
  std::optional<std::size_t> word_of(const Token& token) const;
  std::optional<std::size_t> find_word(const Token& token) const;
  Window best_window(const std::vector<Block>& blocks, std::size_t length) const;
  MarkedText mark(const std::string& text, std::size_t begin, std::size_t end) const;

  const std::vector<PlannedWord>& words_;
  const Languages& languages_;
  // Which word of the query a token is: articles repeat their words, and stemming one costs more than looking
  // it up.
  mutable std::unordered_map<std::string, std::optional<std::size_t>> known_;
};

}  // namespace rosebud::searcher
