// What is known of an expression before any list is read.
#include <algorithm>
#include <limits>

#include "searcher/engine/evaluate.hh"

namespace rosebud::searcher {

bool Evaluator::is_hopeless(const Expression& expression) const {
  const auto hopeless = [this](const Expression& child) { return is_hopeless(child); };
  switch (expression.kind) {
    case ExpressionKind::word:
    case ExpressionKind::terms:
      return estimate(expression) == 0;
    case ExpressionKind::phrase:
      return std::ranges::any_of(
          expression.groups, [this](const TermGroup& slot) { return postings_.frequency(slot.terms) == 0; });
    case ExpressionKind::all:
      return std::ranges::any_of(expression.children, hopeless);
    case ExpressionKind::any:
      return std::ranges::all_of(expression.children, hopeless);
    case ExpressionKind::without:
      return is_hopeless(expression.children.front());
    case ExpressionKind::everything:
    case ExpressionKind::matched:
    case ExpressionKind::range:
      break;
  }
  return false;
}

double Evaluator::most_score(const Expression& expression) const {
  switch (expression.kind) {
    case ExpressionKind::terms:
      return expression.weight;
    case ExpressionKind::word: {
      double sum = 0;
      for (const TermGroup& group : expression.groups) {
        const std::size_t frequency = postings_.frequency(group.terms);
        if (frequency > 0) sum += group.weight * bm25_.term_weight(frequency);
      }
      return sum * expression.weight * Bm25::most_part;
    }
    case ExpressionKind::all:
    case ExpressionKind::any: {
      double sum = 0;
      for (const Expression& child : expression.children) sum += most_score(child);
      return sum;
    }
    case ExpressionKind::without:
      return most_score(expression.children.front());
    case ExpressionKind::everything:
    case ExpressionKind::phrase:
    case ExpressionKind::matched:
    case ExpressionKind::range:
      break;
  }
  return 0;
}

std::size_t Evaluator::estimate(const Expression& expression) const {
  switch (expression.kind) {
    case ExpressionKind::matched:
      // Only the matcher can answer it, and whole: it may as well be asked first.
      return 0;
    case ExpressionKind::phrase:
      return postings_.frequency(expression.groups[by_articles(expression.groups).front()].terms);
    case ExpressionKind::everything:
    case ExpressionKind::range:
      return std::numeric_limits<std::size_t>::max();
    case ExpressionKind::without:
      return estimate(expression.children.front());
    case ExpressionKind::word:
    case ExpressionKind::terms: {
      std::size_t sum = 0;
      for (const TermGroup& group : expression.groups) sum += postings_.frequency(group.terms);
      return sum;
    }
    case ExpressionKind::all:
    case ExpressionKind::any:
      break;
  }
  std::size_t least = std::numeric_limits<std::size_t>::max();
  std::size_t sum = 0;
  for (const Expression& child : expression.children) {
    const std::size_t one = estimate(child);
    least = std::min(least, one);
    sum = one > std::numeric_limits<std::size_t>::max() - sum ? std::numeric_limits<std::size_t>::max()
                                                              : sum + one;
  }
  return expression.kind == ExpressionKind::all ? least : sum;
}

}  // namespace rosebud::searcher
