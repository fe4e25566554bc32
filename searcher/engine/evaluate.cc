#include "searcher/engine/evaluate.hh"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "searcher/engine/timed_source.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {
namespace {

// Hands every match on; Xapian visits them by document id.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(Matches& matches) : matches_(matches) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    matches_.add(document.get_docid(), 0);
  }

 private:
  Matches& matches_;
};

}  // namespace

Evaluator::Evaluator(const Xapian::Database& database, const store::Columns& columns, PostingCache* cache)
    : database_(database), columns_(columns), postings_(database, cache, deadline_) {
  bm25_.articles = static_cast<double>(database.get_doccount());
  bm25_.average_length = std::max(database.get_avlength(), 1.0);
}

std::unique_ptr<ScoreBoard> Evaluator::take_board() {
  if (boards_.empty()) return std::make_unique<ScoreBoard>(columns_.last_docid());
  auto board = std::move(boards_.back());
  boards_.pop_back();
  return board;
}

Matches Evaluator::evaluate(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::everything:
      return everything();
    case ExpressionKind::word:
      return evaluate_word(expression);
    case ExpressionKind::terms:
      return evaluate_any(expression);
    case ExpressionKind::matched:
      return evaluate_matched(expression);
    case ExpressionKind::range:
      return evaluate_range(expression);
    case ExpressionKind::all:
      return evaluate_all(expression);
    case ExpressionKind::any:
      return evaluate_any(expression);
    case ExpressionKind::without:
      return evaluate_without(expression);
  }
  return {};
}

Matches Evaluator::everything() const {
  Matches matches;
  matches.ids.reserve(columns_.document_count());
  for (Xapian::docid id = 1; id <= columns_.last_docid() && !deadline_.passed_at(id - 1); ++id) {
    if (columns_.is_document(id)) matches.ids.push_back(id);
  }
  matches.scores.resize(matches.ids.size());
  return matches;
}

Matches Evaluator::evaluate_word(const Expression& word) {
  const std::string* only = nullptr;
  std::size_t terms = 0;
  double weight = 0;
  for (const TermGroup& group : word.groups) {
    for (const std::string& term : group.terms) {
      if (postings_.frequency(term) == 0) continue;
      ++terms;
      only = &term;
      weight = word.weight * group.weight * bm25_.term_weight(postings_.frequency(group.terms));
    }
  }
  if (terms == 0) return {};
  if (terms > 1) {
    auto board = take_board();
    accumulate_word(word, *board);
    Matches matches = board->drain();
    give_back(std::move(board));
    return matches;
  }
  // One list is in order already.
  Matches matches;
  matches.ids.reserve(postings_.frequency(*only));
  matches.scores.reserve(postings_.frequency(*only));
  const auto lengths = columns_.lengths();
  postings_.each(*only, [&](Xapian::docid id, std::uint32_t wdf) {
    matches.add(id, weight * bm25_.part(wdf, lengths[id]));
  });
  return matches;
}

void Evaluator::accumulate_word(const Expression& word, ScoreBoard& board) {
  const auto lengths = columns_.lengths();
  for (const TermGroup& group : word.groups) {
    const double weight = word.weight * group.weight * bm25_.term_weight(postings_.frequency(group.terms));
    for (const std::string& term : group.terms) {
      postings_.each(term, [&](Xapian::docid id, std::uint32_t wdf) {
        board.add(id, weight * bm25_.part(wdf, lengths[id]));
      });
    }
  }
}

Matches Evaluator::evaluate_matched(const Expression& matched) const {
  Matches matches;
  Collector collector(matches);
  Xapian::Enquire enquire(database_);
  TimedSource source(deadline_);
  enquire.set_query(deadline_.is_set()
                        ? Xapian::Query(Xapian::Query::OP_FILTER, matched.query, Xapian::Query(&source))
                        : matched.query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database_.get_doccount());
  return matches;
}

bool Evaluator::in_range(const Expression& range, Xapian::docid id) const {
  if (range.field == FieldId::rating) {
    const std::uint8_t rating = columns_.rating(id);
    return rating != store::Columns::no_rating && rating >= range.low && rating <= range.high;
  }
  const std::uint32_t date = columns_.date(id);
  return date != 0 && date >= range.low && date <= range.high;
}

Matches Evaluator::evaluate_range(const Expression& range) const {
  Matches matches = everything();
  Flags flags(matches.size());
  mark_range(range, matches, flags);
  matches.keep_if([&](std::size_t i) { return flags[i] != 0; });
  return matches;
}

Matches Evaluator::evaluate_any(const Expression& any) {
  auto board = take_board();
  accumulate(any, *board);
  Matches matches = board->drain();
  give_back(std::move(board));
  return matches;
}

void Evaluator::accumulate_terms(const Expression& terms, ScoreBoard& board) {
  if (terms.weight == 0) {
    for (const std::string& term : terms.groups.front().terms) {
      postings_.each(term, [&](Xapian::docid id, std::uint32_t) { board.add(id, 0); });
    }
    return;
  }
  // Each article once, however many of the terms it has.
  auto own = take_board();
  for (const std::string& term : terms.groups.front().terms) {
    postings_.each(term, [&](Xapian::docid id, std::uint32_t) { own->add(id, 0); });
  }
  for (const Xapian::docid id : own->drain().ids) board.add(id, terms.weight);
  give_back(std::move(own));
}

void Evaluator::accumulate(const Expression& expression, ScoreBoard& board) {
  if (expression.kind == ExpressionKind::word) {
    accumulate_word(expression, board);
  } else if (expression.kind == ExpressionKind::terms) {
    accumulate_terms(expression, board);
  } else if (expression.kind == ExpressionKind::any) {
    for (const Expression& child : expression.children) accumulate(child, board);
  } else {
    const Matches matches = evaluate(expression);
    for (std::size_t i = 0; i < matches.size(); ++i) board.add(matches.ids[i], matches.scores[i]);
  }
}

Matches Evaluator::evaluate_all(const Expression& all) {
  // The one with the fewest articles goes first: the others are only asked about those.
  std::vector<std::pair<std::size_t, const Expression*>> order;
  for (const Expression& child : all.children) order.emplace_back(estimate(child), &child);
  std::ranges::stable_sort(order, {}, [](const auto& entry) { return entry.first; });
  if (order.empty()) return everything();
  // Nothing has all when nothing has one of them; the matcher need not be asked.
  if (is_hopeless(all)) return {};
  Matches matches = evaluate(*order.front().second);
  for (auto next = order.begin() + 1; next != order.end(); ++next) restrict_to(*next->second, matches);
  return matches;
}

Matches Evaluator::evaluate_without(const Expression& without) {
  Matches matches = evaluate(without.children.front());
  Flags excluded(matches.size());
  for (auto child = without.children.begin() + 1; child != without.children.end(); ++child) {
    mark(*child, false, matches, excluded);
  }
  // What was not read to its end may exclude any of them.
  if (deadline_.passed()) return {};
  matches.keep_if([&](std::size_t i) { return excluded[i] == 0; });
  return matches;
}

void Evaluator::restrict_to(const Expression& expression, Matches& matches) {
  if (expression.kind == ExpressionKind::everything) return;
  if (expression.kind == ExpressionKind::all) {
    for (const Expression& child : expression.children) restrict_to(child, matches);
    return;
  }
  Flags flags(matches.size());
  mark(expression, true, matches, flags);
  matches.keep_if([&](std::size_t i) { return flags[i] != 0; });
}

void Evaluator::raise(const Expression& expression, double weight, Matches& matches) {
  // Most tiers are of titles and people that are not there.
  if (matches.ids.empty() || is_hopeless(expression)) return;
  Flags flags(matches.size());
  mark(expression, false, matches, flags);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (flags[i] != 0) matches.scores[i] += weight;
  }
}

void Evaluator::add_scores(const Expression& expression, Matches& matches) {
  Flags flags(matches.size());
  mark(expression, true, matches, flags);
}

void Evaluator::mark(const Expression& expression, bool scored, Matches& matches, Flags& flags) {
  if (expression.kind == ExpressionKind::word) {
    mark_word(expression, scored, matches, flags);
    return;
  }
  if (expression.kind == ExpressionKind::terms) {
    mark_terms(expression, scored, matches, flags);
    return;
  }
  if (expression.kind == ExpressionKind::any) {
    for (const Expression& child : expression.children) mark(child, scored, matches, flags);
    return;
  }
  if (expression.kind == ExpressionKind::range) {
    mark_range(expression, matches, flags);
    return;
  }
  const Matches found = evaluate(expression);
  std::size_t at = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    while (at < found.size() && found.ids[at] < matches.ids[i]) ++at;
    if (at == found.size()) return;
    if (found.ids[at] != matches.ids[i]) continue;
    flags[i] = 1;
    if (scored) matches.scores[i] += found.scores[at];
  }
}

void Evaluator::mark_word(const Expression& word, bool scored, Matches& matches, Flags& flags) {
  const auto lengths = columns_.lengths();
  for (const TermGroup& group : word.groups) {
    const double weight =
        scored ? word.weight * group.weight * bm25_.term_weight(postings_.frequency(group.terms)) : 0;
    for (const std::string& term : group.terms) {
      if (postings_.frequency(term) == 0) continue;
      postings_.among(term, matches.ids, [&](std::size_t i, std::uint32_t wdf) {
        flags[i] = 1;
        if (scored) matches.scores[i] += weight * bm25_.part(wdf, lengths[matches.ids[i]]);
      });
    }
  }
}

void Evaluator::mark_terms(const Expression& terms, bool scored, Matches& matches, Flags& flags) {
  Flags own(matches.size());
  for (const std::string& term : terms.groups.front().terms) {
    if (postings_.frequency(term) == 0) continue;
    postings_.among(term, matches.ids, [&](std::size_t i, std::uint32_t) { own[i] = 1; });
  }
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (own[i] == 0) continue;
    flags[i] = 1;
    if (scored) matches.scores[i] += terms.weight;
  }
}

void Evaluator::mark_range(const Expression& range, const Matches& matches, Flags& flags) const {
  const store::ColumnField* numbers = columns_.find(range.field);
  if (numbers == nullptr) {
    for (std::size_t i = 0; i < matches.size() && !deadline_.passed_at(i); ++i) {
      if (in_range(range, matches.ids[i])) flags[i] = 1;
    }
    return;
  }
  const auto [first, last] = values_between(columns_, *numbers, range.low, range.high);
  for (std::size_t i = 0; i < matches.size() && !deadline_.passed_at(i); ++i) {
    for (const store::ValueId value : columns_.row(matches.ids[i])) {
      if (value >= last) break;
      if (value >= first) flags[i] = 1;
    }
  }
}

bool Evaluator::is_hopeless(const Expression& expression) const {
  const auto hopeless = [this](const Expression& child) { return is_hopeless(child); };
  switch (expression.kind) {
    case ExpressionKind::word:
    case ExpressionKind::terms:
      return estimate(expression) == 0;
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

std::size_t Evaluator::estimate(const Expression& expression) const {
  switch (expression.kind) {
    case ExpressionKind::matched:
      // Only the matcher can answer it, and whole: it may as well be asked first.
      return 0;
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
