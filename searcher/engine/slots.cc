// Expressions of words as the posting lists in which articles must be.
#include <algorithm>
#include <iterator>

#include "searcher/engine/evaluate.hh"

namespace rosebud::searcher {

bool is_one_slot(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::word:
      return true;
    case ExpressionKind::terms:
      return expression.weight == 0;  // else it counts once, however many of the terms an article has
    case ExpressionKind::any:
      return std::ranges::all_of(expression.children, is_one_slot);
    default:
      return false;
  }
}

bool has_slots(const Expression& expression) {
  if (expression.kind != ExpressionKind::all) return is_one_slot(expression);
  return std::ranges::all_of(expression.children, has_slots);
}

std::size_t Evaluator::lists_in(const Expression& expression) const {
  std::size_t lists = lists_of(expression).size();
  for (const Expression& child : expression.children) lists += lists_in(child);
  return lists;
}

std::vector<Slot> Evaluator::slots_of(const Expression& expression) {
  if (expression.kind != ExpressionKind::all) return {slot_of(expression)};
  std::vector<Slot> slots;
  for (const Expression& child : expression.children)
    std::ranges::move(slots_of(child), std::back_inserter(slots));
  return slots;
}

Slot Evaluator::slot_of(const Expression& expression) {
  Slot slot;
  if (expression.kind == ExpressionKind::any) {
    for (const Expression& child : expression.children)
      std::ranges::move(slot_of(child), std::back_inserter(slot));
    return slot;
  }
  const bool scored = expression.kind == ExpressionKind::word;
  for (const ScoredList& list : lists_of(expression)) {
    slot.push_back({postings_.list_of(list.term), scored ? list.weight : 0});
  }
  return slot;
}

BestFound Evaluator::best_of(const BestQuestion& question) {
  BestFound found = best_first(question, columns_, {columns_.lengths(), norms_}, deadline_);
  postings_.add_read(found.postings);
  return found;
}

}  // namespace rosebud::searcher
