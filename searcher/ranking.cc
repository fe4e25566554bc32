#include "searcher/ranking.hh"

#include <algorithm>
#include <utility>

#include "searcher/engine/boost.hh"
#include "searcher/engine/feedback.hh"

namespace rosebud::searcher {
namespace {

// Questions of at least so many telling words; so many of the best answers; and what the weightiest of their
// words counts beside a word that was typed. docs/quality.md has what other values do.
constexpr std::size_t least_for_feedback = 6;
constexpr std::size_t feedback_articles = 8;
constexpr double feedback_weight = 0.6;

// Looking one article up in a list costs about as much as reading so many postings of it.
constexpr std::size_t look_up_cost = 2;

bool is_long(const QueryPlan& plan) {
  return plan.words.size() + plan.phrased.size() >= least_for_feedback;
}

// A long question that no article answers word by word: what the best answers have in common counts too.
// It changes the order of what was found, and finds nothing more.
Expression feed_back(const RankingOf& of, Matches& matches) {
  Selection selection(feedback_articles);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    selection.show(of.view.columns(), Sort::relevance, matches.ids[i], matches.scores[i]);
  }
  Expression found = feedback(of.archive.database, of.view.columns(), selection.take(), feedback_weight);
  if (found.kind != ExpressionKind::everything) of.view.evaluator().add_scores(found, matches);
  return found;
}

void raise_tiers(const RankingOf& of, Matches& matches) {
  for (const Tier& tier : of.plan.tiers) of.view.evaluator().raise(tier.expression, tier.weight, matches);
}

using Wants = std::function<bool(Xapian::docid)>;

// The best `most` of those that `wants` takes, which is asked only about what would be among them.
std::vector<Selected> selected(const RankingOf& of, const Matches& matches, std::size_t most,
                               const Wants& wants) {
  Selection selection(most);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Xapian::docid id = matches.ids[i];
    const OrderKey key = order_key(of.view.columns(), Sort::relevance, id, matches.scores[i]);
    if (selection.takes(key) && wants(id)) selection.show({key, id, matches.scores[i]});
  }
  return selection.take();
}

// Reads the lists of a question's words, those with the fewest articles first, for as long as an article that
// is in none of them yet could be among the best.
class BestWithSome {
 public:
  BestWithSome(const RankingOf& of, std::size_t most, const Wants& wants)
      : of_(of), most_(most), wants_(wants) {
    for (Expression& word : of.plan.some_words()) add(std::move(word));
    std::ranges::stable_sort(words_, {}, &Word::articles);
  }

  std::vector<Selected> run() {
    Matches seen;
    for (std::size_t next = 0; next < words_.size(); ++next) {
      if (next > 0 && words_[next].articles > look_up_cost * seen.size()) {
        std::vector<Selected> best = best_of(seen, next);
        if (is_settled(best, next)) return best;
      }
      seen = merged(seen, evaluator().evaluate(words_[next].expression));
    }
    return best_of(std::move(seen), words_.size());
  }

 private:
  struct Word {
    Expression expression;
    std::size_t articles;
    double most_score;
  };

  Evaluator& evaluator() const { return of_.view.evaluator(); }

  // Each group of terms for itself, since an article has the scores of all: few have a word among their
  // facts, which weighs much; many have it in their text.
  void add(Expression word) {
    if (word.kind != ExpressionKind::word) return add_part(std::move(word));
    for (TermGroup& group : word.groups) add_part(word_expression({std::move(group)}, word.weight));
  }

  void add_part(Expression part) {
    const std::size_t articles = evaluator().estimate(part);
    const double score = evaluator().most_score(part);
    if (articles > 0) words_.push_back({std::move(part), articles, score});
  }

  // The best of `seen`, which has the scores of the words before `next` only.
  std::vector<Selected> best_of(Matches seen, std::size_t next) const {
    if (of_.plan.limits) evaluator().restrict_to(*of_.plan.limits, seen);
    if (of_.plan.narrowing) evaluator().restrict_to(*of_.plan.narrowing, seen);
    if (of_.plan.excluded) evaluator().remove(*of_.plan.excluded, seen);
    for (auto word = words_.begin() + static_cast<std::ptrdiff_t>(next); word != words_.end(); ++word) {
      evaluator().add_scores(word->expression, seen);
    }
    raise_tiers(of_, seen);
    return selected(of_, seen, most_, wants_);
  }

  // Whether what has only words from `next` on is behind all of `best`.
  bool is_settled(const std::vector<Selected>& best, std::size_t next) const {
    if (best.size() < most_) return false;
    double most_left = 0;
    for (auto word = words_.begin() + static_cast<std::ptrdiff_t>(next); word != words_.end(); ++word) {
      most_left += word->most_score;
    }
    constexpr double rounding = 1e-5;  // scores are compared to a millionth
    return best.back().score > most_left + rounding;
  }

  const RankingOf& of_;
  std::size_t most_;
  const Wants& wants_;
  std::vector<Word> words_;
};

// Where refinements leave less than this share of the archive, those few are looked up sooner.
constexpr std::size_t least_share = 16;

// Of more lists the bounds alone would take too long, and too much memory.
constexpr std::size_t most_lists = 100;

// Whether the best of a question are found sooner by looking at what stretches of its lists may have: not
// where one list has fewer articles than there are stretches.
bool pays_by_stretches(const RankingOf& of, const Expression& words) {
  const Evaluator& evaluator = of.view.evaluator();
  const std::size_t excluded = of.plan.excluded ? evaluator.lists_in(*of.plan.excluded) : 0;
  if (evaluator.lists_in(words) + excluded > most_lists) return false;
  const std::size_t articles = of.view.columns().document_count();
  if (of.plan.narrowing && evaluator.estimate(*of.plan.narrowing) < articles / least_share) return false;
  return evaluator.estimate(words) > of.view.columns().lengths().size() / stretch_ids;
}

// Who is raised by tiers, and how much.
Matches raised_by_tiers(const RankingOf& of) {
  Matches raised;
  for (const Tier& tier : of.plan.tiers) {
    Matches having = of.view.evaluator().evaluate(tier.expression);
    std::ranges::fill(having.scores, tier.weight);
    raised = merged(raised, having);
  }
  return raised;
}

}  // namespace

Ranked rank(const RankingOf& of, Demand demand) {
  Ranked ranked{of.view.evaluator().evaluate(of.plan.expression(demand)), {}};
  if (!of.by_relevance) return ranked;
  if (demand == Demand::any_word && is_long(of.plan)) ranked.feedback = feed_back(of, ranked.matches);
  boost_scores(of.view.boosts(), of.view.columns(), of.today, ranked.matches);
  raise_tiers(of, ranked.matches);
  return ranked;
}

Best best_with_some(const RankingOf& of, std::size_t most, const std::function<bool(Xapian::docid)>& wants) {
  // What boosts and feedback add to an article depends on more than its words.
  if (!of.view.boosts().any() && !is_long(of.plan)) return {BestWithSome(of, most, wants).run(), {}};
  Ranked some = rank(of, Demand::any_word);
  return {selected(of, some.matches, most, wants), std::move(some.feedback)};
}

std::optional<BestFound> best_alone(const RankingOf& of, Demand demand, std::size_t most,
                                    const Wants& wants) {
  const QueryPlan& plan = of.plan;
  if (!of.by_relevance || (demand == Demand::any_word && is_long(plan))) return std::nullopt;
  const Expression words = plan.by_words(demand);
  // Those that are found for their names have to be within limits, too.
  const bool is_known = has_slots(words) && !(plan.has_others() && plan.limits) &&
                        (!plan.excluded || is_one_slot(*plan.excluded));
  if (!is_known || !pays_by_stretches(of, words)) return std::nullopt;
  Evaluator& evaluator = of.view.evaluator();
  BestQuestion question;
  question.slots = evaluator.slots_of(words);
  if (plan.excluded) question.excluded = evaluator.slot_of(*plan.excluded);
  if (plan.has_others()) question.also = evaluator.evaluate(*plan.also).ids;
  question.raised = raised_by_tiers(of);
  question.boosts = of.view.boosts();
  question.today = of.today;
  question.most = most;
  question.wants = wants;
  return evaluator.best_of(question);
}

}  // namespace rosebud::searcher
