#include "searcher/engine/evaluate.hh"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "searcher/engine/candidate_source.hh"
#include "searcher/engine/phrase.hh"
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

// Of no more candidates the words of a phrase are looked up first: then few are left whose positions matter.
constexpr std::size_t few_for_phrase = 2000;

// Whether a row, which ascends, has one of the values from `first` up to but not with `last`.
bool has_value(std::span<const store::ValueId> row, store::ValueId first, store::ValueId last) {
  for (const store::ValueId value : row) {
    if (value >= last) return false;
    if (value >= first) return true;
  }
  return false;
}

}  // namespace

// Marks in memory that is used again: a question has a dozen tiers.
class Evaluator::Marked {
 public:
  Marked(Evaluator& owner, std::size_t size) : owner_(owner) {
    if (owner_.marks_.empty()) {
      marks_ = std::make_unique<Marks>();
    } else {
      marks_ = std::move(owner_.marks_.back());
      owner_.marks_.pop_back();
    }
    marks_->start(size);
  }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;
  ~Marked() { owner_.marks_.push_back(std::move(marks_)); }

  Marks& operator*() { return *marks_; }
  Marks* operator->() { return marks_.get(); }

 private:
  Evaluator& owner_;
  std::unique_ptr<Marks> marks_;
};

Evaluator::Evaluator(const Xapian::Database& database, const store::Columns& columns, PostingCache* cache)
    : database_(database),
      columns_(columns),
      postings_(database, cache, deadline_),
      bm25_{.articles = static_cast<double>(database.get_doccount()),
            .average_length = std::max(database.get_avlength(), 1.0)},
      norms_(bm25_),
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
    for (const std::string& term : all) {
      postings_.each(term, [&](Xapian::docid id, std::uint32_t) { presence_.add(id); });
    }
    matches.ids = presence_.drain();
  }
  matches.scores.assign(matches.ids.size(), terms.weight);
  return matches;
}

Matches Evaluator::evaluate_phrase(const Expression& phrase) {
  const std::vector<std::size_t> order = by_articles(phrase.groups);
  const TermGroup& rarest = phrase.groups[order.front()];
  if (postings_.frequency(rarest.terms) > few_for_phrase)
    return evaluate_matched(matched_expression(phrase_query(phrase)));
  Matches matches = evaluate_terms(terms_expression(rarest.terms));
  restrict_to_phrase(phrase, matches);
  return matches;
}

std::vector<std::size_t> Evaluator::by_articles(std::span<const TermGroup> slots) const {
  std::vector<std::size_t> order(slots.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t slot) { return postings_.frequency(slots[slot].terms); });
  return order;
}

void Evaluator::restrict_to_phrase(const Expression& phrase, Matches& matches) {
  // To look a position list up costs four times what it costs the matcher, which reads on from the last one,
  // but nothing has to be set up for it.
  constexpr std::size_t few = 48;
  const std::vector<std::size_t> order = by_articles(phrase.groups);
  const std::size_t rarest = postings_.frequency(phrase.groups[order.front()].terms);
  if (matches.size() <= few_for_phrase) {
    for (const std::size_t slot : order) restrict_to(terms_expression(phrase.groups[slot].terms), matches);
  }
  if (matches.size() <= few) {
    keep_phrase(database_, phrase.groups, order, deadline_, matches);
    return;
  }
  // When other words have left few candidates the matcher has to know; otherwise it is quicker by itself.
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

Matches Evaluator::evaluate_all(const Expression& all) {
  // The one with the fewest articles goes first: the others are only asked about those.
  std::vector<std::pair<std::size_t, const Expression*>> order;
  const auto gather = [&](const Expression& parent, const auto& self) -> void {
    for (const Expression& child : parent.children) {
      if (child.kind == ExpressionKind::all) {
        self(child, self);
      } else {
        order.emplace_back(estimate(child), &child);
      }
    }
  };
  gather(all, gather);
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
