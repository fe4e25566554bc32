// Words near each other and in the order in which they were typed, as a bonus for the best articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/engine/select.hh"
#include "searcher/query/plan.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// What a query's words say of how an article has them. docs/ranking.md has the formula and its constants.
class Nearness {
 public:
  // `words` as they were typed; the handle outlives it.
  Nearness(const Xapian::Database& database, const std::vector<PlannedWord>& words);

  // How many of the best articles are put in order anew: the fewer, the more words there are to look up. None
  // for one word, and for more than anybody types to name something.
  std::size_t window() const;

  // What an article's score gains: the more, the nearer each word and the one typed behind it are in some
  // place. Never negative, and at most most().
  double bonus(Xapian::docid id);

  // The bonus where the words stand as they were typed.
  double most() const { return most_; }

  // Adds the bonus to the scores of the first of `selected`, which are in order, as many as the window has,
  // and puts these in order; the others follow as they did. Only the first `shown` are asked for: what no
  // bonus could bring among them any more is not looked at.
  void reorder(const store::Columns& columns, std::size_t shown, std::vector<Selected>& selected);

 private:
  struct Word {
    std::vector<std::string> terms;
    std::vector<std::uint32_t> positions;  // in the article that is looked at
  };
  // A word and the one typed behind it.
  struct Pair {
    std::uint32_t gap = 1;  // how far the second was typed behind the first
    double weight = 0;
  };

  void look_up(Xapian::docid id, Word& word) const;

  const Xapian::Database& database_;
  std::vector<Word> words_;
  std::vector<Pair> pairs_;
  double most_ = 0;
};

}  // namespace rosebud::searcher
