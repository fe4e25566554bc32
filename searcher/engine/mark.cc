// Which of some matches have an expression.
#include "searcher/engine/evaluate.hh"
#include "searcher/engine/marked.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {

void Evaluator::mark(const Expression& expression, bool scored, Matches& matches, Marks& marks) {
  switch (expression.kind) {
    case ExpressionKind::word:
      return mark_word(expression, scored, matches, marks);
    case ExpressionKind::terms:
      return mark_terms(expression, scored, matches, marks);
    case ExpressionKind::range:
      return mark_range(expression, matches, marks);
    case ExpressionKind::any:
      for (const Expression& child : expression.children) mark(child, scored, matches, marks);
      return;
    default:
      return mark_found(evaluate(expression), scored, matches, marks);
  }
}

void Evaluator::mark_found(const Matches& found, bool scored, Matches& matches, Marks& marks) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    at = place_of(found.ids[i], matches.ids, at);
    if (at == matches.size()) return;
    if (matches.ids[at] != found.ids[i]) continue;
    marks.add(at);
    if (scored) matches.scores[at] += found.scores[i];
  }
}

void Evaluator::mark_word(const Expression& word, bool scored, Matches& matches, Marks& marks) {
  const auto lengths = columns_.lengths();
  for (const TermGroup& group : word.groups) {
    const double weight =
        scored ? word.weight * group.weight * bm25_.term_weight(postings_.frequency(group.terms)) : 0;
    for (const std::string& term : group.terms) {
      if (postings_.frequency(term) == 0) continue;
      postings_.among(term, matches.ids, [&](std::size_t i, std::uint32_t wdf) {
        marks.add(i);
        if (scored) matches.scores[i] += weight * Bm25::part(wdf, norms_(lengths[matches.ids[i]]));
      });
    }
  }
}

void Evaluator::mark_terms(const Expression& terms, bool scored, Matches& matches, Marks& marks) {
  Marked own(*this, scored ? matches.size() : 0);
  for (const std::string& term : terms.groups.front().terms) {
    if (postings_.frequency(term) == 0) continue;
    postings_.among(term, matches.ids, [&](std::size_t i, std::uint32_t) {
      marks.add(i);
      if (scored) own->add(i);
    });
  }
  // Once, however many of the terms an article has.
  for (const std::uint32_t i : own->list()) matches.scores[i] += terms.weight;
}

void Evaluator::mark_range(const Expression& range, const Matches& matches, Marks& marks) const {
  const store::ColumnField* numbers = columns_.find(range.field);
  if (numbers == nullptr) {
    for (std::size_t i = 0; i < matches.size() && !deadline_.passed_at(i); ++i) {
      if (in_range(range, matches.ids[i])) marks.add(i);
    }
    return;
  }
  const auto [first, last] = values_between(columns_, *numbers, range.low, range.high);
  for (std::size_t i = 0; i < matches.size() && !deadline_.passed_at(i); ++i) {
    if (has_value(columns_.row(matches.ids[i]), first, last)) marks.add(i);
  }
}

}  // namespace rosebud::searcher
