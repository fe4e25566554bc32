// Expressions evaluated over posting lists and columns, a whole list at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/engine/best_first.hh"
#include "searcher/engine/bm25.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/marks.hh"
#include "searcher/engine/matches.hh"
#include "searcher/engine/postings.hh"
#include "searcher/query/expression.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// Whether all that `expression` asks of an article is to be in one of a number of lists: a word, any of some
// words, terms that score nothing.
bool is_one_slot(const Expression& expression);

// Whether it asks for all of such, or one.
bool has_slots(const Expression& expression);

// What one thread evaluates with; keeps its scratch memory from question to question. The database handle and
// the columns are of the same revision and outlive it.
class Evaluator {
 public:
  // `cache` may be null.
  Evaluator(const Xapian::Database& database, const store::Columns& columns, PostingCache* cache);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  ~Evaluator() = default;

  // How many posting lists the words and terms of `expression` have. Cheap.
  std::size_t lists_in(const Expression& expression) const;

  // The lists of an expression that is_one_slot() or has_slots(), each read whole.
  Slot slot_of(const Expression& expression);
  std::vector<Slot> slots_of(const Expression& expression);

  // The best articles of `question`, of which not all of its lists are gone through.
  BestFound best_of(const BestQuestion& question);

  // What follows has to end at `deadline`: then it finds articles of its expression, but not all of them, and
  // scores may lack parts.
  void set_deadline(const Deadline& deadline) { deadline_ = deadline; }
  // That of the last set_deadline(); cut_short() says whether something may be missing.
  const Deadline& deadline() const { return deadline_; }

  // How many postings were gone through or looked up so far, those that Xapian's matcher saw left out.
  std::uint64_t postings_read() const { return postings_.read(); }

  // The articles of `expression` with their scores: those that Xapian's matcher gives its to_query(), to
  // rounding.
  Matches evaluate(const Expression& expression);

  // Leaves those of `matches` that `expression` has too, their scores added.
  void restrict_to(const Expression& expression, Matches& matches);

  // Leaves those that `expression` has not.
  void remove(const Expression& expression, Matches& matches);

  // Adds `weight` to the scores of those that `expression` has.
  void raise(const Expression& expression, double weight, Matches& matches);

  // Adds the scores of `expression` to those that it has.
  void add_scores(const Expression& expression, Matches& matches);

  // The articles that have a term of `expression`, at most, but 0 for what only the matcher knows: the order
  // in which expressions are asked. Cheap.
  std::size_t estimate(const Expression& expression) const;

  // What `expression` adds to the score of an article, at most. Cheap.
  double most_score(const Expression& expression) const;

 private:
  // Some of the matches, as long as it is in scope.
  class Marked;

  Matches evaluate_word(const Expression& word);
  Matches evaluate_terms(const Expression& terms);
  Matches evaluate_phrase(const Expression& phrase);
  Matches evaluate_matched(const Expression& matched) const;
  // What Xapian's matcher finds, without scores.
  Matches matched_by(const Xapian::Query& query) const;
  Matches evaluate_range(const Expression& range);
  Matches evaluate_any(const Expression& any);
  Matches evaluate_all(const Expression& all);
  // What is asked of an article by which all of some are: the one with the fewest articles goes first, and
  // the others are only asked about those. Of a phrase its words are, like any others; positions cost some
  // sixteen times what a posting does, so they are read of those that have all else.
  struct AllParts {
    std::vector<std::pair<std::size_t, const Expression*>> order;  // with estimates
    std::vector<const Expression*> phrases;
    std::deque<Expression> slots;  // of the phrases
  };
  void add_part(const Expression& part, AllParts& parts) const;
  Matches evaluate_parts(AllParts& parts);
  Matches evaluate_without(const Expression& without);
  Matches everything() const;

  void accumulate(const Expression& expression, ScoreBoard& board);
  void accumulate_word(const Expression& word, ScoreBoard& board);
  // A posting list of a word, and what a posting of it weighs.
  struct ScoredList {
    std::string term;
    double weight;
    std::size_t articles;
  };
  std::vector<ScoredList> lists_of(const Expression& word) const;
  Matches evaluate_list(const ScoredList& list);
  void accumulate_list(const ScoredList& list, ScoreBoard& board);
  // Marks those of `matches` that `expression` has, and adds its scores where `scored`.
  void mark(const Expression& expression, bool scored, Matches& matches, Marks& marks);
  void mark_word(const Expression& word, bool scored, Matches& matches, Marks& marks);
  void mark_terms(const Expression& terms, bool scored, Matches& matches, Marks& marks);
  void mark_range(const Expression& range, const Matches& matches, Marks& marks) const;
  static void mark_found(const Matches& found, bool scored, Matches& matches, Marks& marks);
  // The indices of `slots`, those with the fewest articles first.
  std::vector<std::size_t> by_articles(std::span<const TermGroup> slots) const;
  // Leaves those that have the words of a phrase one behind the other.
  void restrict_to_phrase(const Expression& phrase, Matches& matches);
  // The same where all of them have the words.
  void keep_in_order(const Expression& phrase, Matches& matches);
  // Whether no article can have it, as far as the frequencies of terms tell.
  bool is_hopeless(const Expression& expression) const;
  bool in_range(const Expression& range, Xapian::docid id) const;

  std::unique_ptr<ScoreBoard> take_board();
  void give_back(std::unique_ptr<ScoreBoard> board) { boards_.push_back(std::move(board)); }

  const Xapian::Database& database_;
  const store::Columns& columns_;
  Deadline deadline_;
  Bm25 bm25_;
  Norms norms_;
  Postings postings_;
  Presence presence_;
  std::vector<std::unique_ptr<ScoreBoard>> boards_;
  std::vector<std::unique_ptr<Marks>> marks_;
};

}  // namespace rosebud::searcher
