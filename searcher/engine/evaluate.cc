#include "searcher/engine/evaluate.hh"

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <utility>

#include "searcher/engine/marked.hh"
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
    : database_(database),
      columns_(columns),
      bm25_{.articles = static_cast<double>(database.get_doccount()),
            .average_length = std::max(database.get_avlength(), 1.0)},
      norms_(bm25_),
      postings_(database, cache, {columns.lengths(), norms_}, deadline_),
      presence_(columns.last_docid()) {
  // As many as are ever lent at a time, so that giving back allocates nothing.
  marks_.reserve(64);
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
      return evaluate_terms(expression);
    case ExpressionKind::phrase:
      return evaluate_phrase(expression);
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

std::vector<Evaluator::ScoredList> Evaluator::lists_of(const Expression& word) const {
  std::vector<ScoredList> lists;
  for (const TermGroup& group : word.groups) {
    const double weight = word.weight * group.weight * bm25_.term_weight(postings_.frequency(group.terms));
    for (const std::string& term : group.terms) {
      const std::size_t articles = postings_.frequency(term);
      if (articles > 0) lists.push_back({term, weight, articles});
    }
  }
  return lists;
}

Matches Evaluator::evaluate_word(const Expression& word) {
  std::vector<ScoredList> lists = lists_of(word);
  if (lists.empty()) return {};
  // A list is in order already; what few articles the others have is put in its place.
  std::ranges::stable_sort(lists, std::greater{}, &ScoredList::articles);
  const ScoredList& longest = lists.front();
  std::size_t others = 0;
  for (const ScoredList& list : lists) others += list.articles;
  others -= longest.articles;
  if (others > longest.articles / 4) {
    auto board = take_board();
    for (const ScoredList& list : lists) accumulate_list(list, *board);
    Matches matches = board->drain();
    give_back(std::move(board));
    return matches;
  }
  Matches matches = evaluate_list(longest);
  Matches beside;
  for (std::size_t i = 1; i < lists.size(); ++i) {
    const Matches own = evaluate_list(lists[i]);
    beside = merged(beside, own);
  }
  return joined_with_few(std::move(matches), beside);
}

Matches Evaluator::evaluate_list(const ScoredList& list) {
  Matches matches;
  matches.resize(list.articles);
  std::size_t count = 0;
  const auto lengths = columns_.lengths();
  postings_.each(list.term, [&](Xapian::docid id, std::uint32_t wdf) {
    matches.set(count++, id, list.weight * Bm25::part(wdf, norms_(lengths[id])));
  });
  matches.resize(count);
  return matches;
}

void Evaluator::accumulate_list(const ScoredList& list, ScoreBoard& board) {
  const auto lengths = columns_.lengths();
  postings_.each(list.term, [&](Xapian::docid id, std::uint32_t wdf) {
    board.add(id, list.weight * Bm25::part(wdf, norms_(lengths[id])));
  });
}

void Evaluator::accumulate_word(const Expression& word, ScoreBoard& board) {
  for (const ScoredList& list : lists_of(word)) accumulate_list(list, board);
}

Matches Evaluator::evaluate_terms(const Expression& terms) {
  const auto& all = terms.groups.front().terms;
  const auto exists = [this](const std::string& term) { return postings_.frequency(term) > 0; };
  const auto first = std::ranges::find_if(all, exists);
  Matches matches;
  if (first == all.end()) return matches;
  if (std::find_if(first + 1, all.end(), exists) == all.end()) {
    matches.ids.reserve(postings_.frequency(*first));
    postings_.each(*first, [&](Xapian::docid id, std::uint32_t) { matches.ids.push_back(id); });
  } else {
    // Each article once, however many of the terms it has.
    for (const std::string& term : all) postings_.add_to(presence_, term);
    matches.ids = presence_.drain();
  }
  matches.scores.assign(matches.ids.size(), terms.weight);
  return matches;
}

Matches Evaluator::evaluate_matched(const Expression& matched) const {
  TimedSource source(deadline_);
  return matched_by(deadline_.is_set()
                        ? Xapian::Query(Xapian::Query::OP_FILTER, matched.query, Xapian::Query(&source))
                        : matched.query);
}

Matches Evaluator::matched_by(const Xapian::Query& query) const {
  Matches matches;
  Collector collector(matches);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
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

Matches Evaluator::evaluate_range(const Expression& range) {
  const store::ColumnField* numbers = columns_.find(range.field);
  if (numbers == nullptr) {
    Matches matches = everything();
    matches.keep_if([&](std::size_t i) { return in_range(range, matches.ids[i]); });
    return matches;
  }
  const auto [first, last] = values_between(columns_, *numbers, range.low, range.high);
  Matches matches;
  for (Xapian::docid id = 1; id <= columns_.last_docid() && !deadline_.passed_at(id - 1); ++id) {
    if (has_value(columns_.row(id), first, last)) matches.ids.push_back(id);
  }
  matches.scores.resize(matches.ids.size());
  return matches;
}

Matches Evaluator::evaluate_any(const Expression& any) {
  auto board = take_board();
  accumulate(any, *board);
  Matches matches = board->drain();
  give_back(std::move(board));
  return matches;
}

void Evaluator::accumulate(const Expression& expression, ScoreBoard& board) {
  if (expression.kind == ExpressionKind::word) {
    accumulate_word(expression, board);
  } else if (expression.kind == ExpressionKind::any) {
    for (const Expression& child : expression.children) accumulate(child, board);
  } else {
    const Matches matches = evaluate(expression);
    for (std::size_t i = 0; i < matches.size(); ++i) board.add(matches.ids[i], matches.scores[i]);
  }
}

void Evaluator::add_part(const Expression& part, AllParts& parts) const {
  if (part.kind == ExpressionKind::all) {
    for (const Expression& child : part.children) add_part(child, parts);
  } else if (part.kind == ExpressionKind::phrase) {
    parts.phrases.push_back(&part);
    for (const TermGroup& slot : part.groups) {
      const Expression& terms = parts.slots.emplace_back(terms_expression(slot.terms));
      parts.order.emplace_back(estimate(terms), &terms);
    }
  } else {
    parts.order.emplace_back(estimate(part), &part);
  }
}

Matches Evaluator::evaluate_parts(AllParts& parts) {
  std::ranges::stable_sort(parts.order, {}, [](const auto& entry) { return entry.first; });
  Matches matches = evaluate(*parts.order.front().second);
  for (std::size_t next = 1; next < parts.order.size(); ++next) {
    restrict_to(*parts.order[next].second, matches);
  }
  for (const Expression* phrase : parts.phrases) keep_in_order(*phrase, matches);
  return matches;
}

Matches Evaluator::evaluate_all(const Expression& all) {
  AllParts parts;
  add_part(all, parts);
  if (parts.order.empty()) return everything();
  // Nothing has all when nothing has one of them; the matcher need not be asked.
  if (is_hopeless(all)) return {};
  return evaluate_parts(parts);
}

Matches Evaluator::evaluate_without(const Expression& without) {
  Matches matches = evaluate(without.children.front());
  for (auto child = without.children.begin() + 1; child != without.children.end(); ++child) {
    remove(*child, matches);
  }
  return matches;
}

void Evaluator::remove(const Expression& expression, Matches& matches) {
  Marked having(*this, matches.size());
  mark(expression, false, matches, *having);
  // What was not read to its end may have any of them.
  if (deadline_.passed()) matches = {};
  if (having->size() > 0) matches.keep_if([&](std::size_t i) { return !having->has(i); });
}

void Evaluator::restrict_to(const Expression& expression, Matches& matches) {
  if (expression.kind == ExpressionKind::everything) return;
  if (expression.kind == ExpressionKind::all) {
    for (const Expression& child : expression.children) restrict_to(child, matches);
    return;
  }
  if (expression.kind == ExpressionKind::phrase) {
    restrict_to_phrase(expression, matches);
    return;
  }
  Marked having(*this, matches.size());
  mark(expression, true, matches, *having);
  if (having->size() < matches.size()) matches.keep(having->sorted());
}

void Evaluator::raise(const Expression& expression, double weight, Matches& matches) {
  // Most tiers are of titles and people that are not there.
  if (matches.ids.empty() || is_hopeless(expression)) return;
  Marked having(*this, matches.size());
  mark(expression, false, matches, *having);
  for (const std::uint32_t i : having->list()) matches.scores[i] += weight;
}

void Evaluator::add_scores(const Expression& expression, Matches& matches) {
  Marked having(*this, matches.size());
  mark(expression, true, matches, *having);
}

}  // namespace rosebud::searcher
