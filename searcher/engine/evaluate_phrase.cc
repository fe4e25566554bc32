#include <algorithm>
#include <numeric>

#include "searcher/engine/candidate_source.hh"
#include "searcher/engine/evaluate.hh"
#include "searcher/engine/marked.hh"
#include "searcher/engine/phrase.hh"

namespace rosebud::searcher {

Matches Evaluator::evaluate_phrase(const Expression& phrase) {
  AllParts parts;
  add_part(phrase, parts);
  return evaluate_parts(parts);
}

std::vector<std::size_t> Evaluator::by_articles(std::span<const TermGroup> slots) const {
  std::vector<std::size_t> order(slots.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t slot) { return postings_.frequency(slots[slot].terms); });
  return order;
}

void Evaluator::restrict_to_phrase(const Expression& phrase, Matches& matches) {
  for (const std::size_t slot : by_articles(phrase.groups)) {
    restrict_to(terms_expression(phrase.groups[slot].terms), matches);
  }
  keep_in_order(phrase, matches);
}

void Evaluator::keep_in_order(const Expression& phrase, Matches& matches) {
  // To look a position list up costs four times what it costs the matcher, which reads on from the last one,
  // but nothing has to be set up for it.
  constexpr std::size_t few = 48;
  const std::vector<std::size_t> order = by_articles(phrase.groups);
  if (matches.size() <= few) {
    keep_phrase(database_, phrase.groups, order, deadline_, matches);
    return;
  }
  // When other words have left few candidates the matcher has to know; otherwise it is quicker by itself.
  const std::size_t rarest = postings_.frequency(phrase.groups[order.front()].terms);
  Matches found;
  if (matches.size() < rarest / 2) {
    CandidateSource candidates(matches.ids, deadline_);
    found = matched_by({Xapian::Query::OP_FILTER, phrase_query(phrase), Xapian::Query(&candidates)});
  } else {
    found = evaluate_matched(matched_expression(phrase_query(phrase)));
  }
  Marked having(*this, matches.size());
  mark_found(found, false, matches, *having);
  matches.keep(having->sorted());
}

}  // namespace rosebud::searcher
