#include "searcher/query/expression.hh"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "searcher/engine/values.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

Xapian::Query unscored(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
}

Xapian::Query with_weight(const Xapian::Query& query, double weight) {
  // Xapian counts the references to a source that is released, and so owns it.
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(weight);
  const Xapian::Query everything_weighed(source.release()->release());
  return {Xapian::Query::OP_AND, everything_weighed, unscored(query)};
}

Xapian::Query terms_query(const Expression& expression) {
  const std::vector<std::string>& terms = expression.groups.front().terms;
  const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  return expression.weight == 0 ? unscored(any) : with_weight(any, expression.weight);
}

// A group's terms each carry the weight of the group as a whole: BM25 is proportional to it.
void append_group(const TermGroup& group, double weight, const Xapian::Database& database,
                  std::vector<Xapian::Query>& queries) {
  Bm25 bm25;
  bm25.articles = database.get_doccount();
  const double joint = bm25.term_weight(frequency_of(database, group));
  for (const std::string& term : group.terms) {
    const Xapian::doccount own = database.get_termfreq(term);
    if (own == 0) continue;
    queries.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term),
                         weight * joint / bm25.term_weight(own));
  }
}

Xapian::Query word_query(const Expression& word, const Xapian::Database& database) {
  std::vector<Xapian::Query> terms;
  for (const TermGroup& group : word.groups) append_group(group, word.weight * group.weight, database, terms);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::Query number_query(const Field& field, const Expression& range, const Xapian::Database& database) {
  // One boolean term for each number that occurs: 2.7 times as fast as a range over a value slot.
  std::vector<Xapian::Query> numbers;
  const std::string prefix = store::value_term(field, "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto number = ordinal_of(std::string_view(*term).substr(prefix.size()));
    if (number && *number >= range.low && *number <= range.high) numbers.emplace_back(*term);
  }
  return {Xapian::Query::OP_OR, numbers.begin(), numbers.end()};
}

std::string day_of(std::int64_t number) {
  return fmt::format("{:04}-{:02}-{:02}", number / 10'000, number / 100 % 100, number % 100);
}

Xapian::Query range_query(const Expression& range, const Xapian::Database& database,
                          const FieldTable& fields) {
  const Field& field = fields.field(range.field);
  if (field.id == FieldId::date) {
    return {Xapian::Query::OP_VALUE_RANGE, field.slot, day_of(range.low), day_of(range.high)};
  }
  if (field.id == FieldId::rating) {
    return {Xapian::Query::OP_VALUE_RANGE, field.slot, fmt::format("{:03}", range.low),
            fmt::format("{:03}", range.high)};
  }
  return number_query(field, range, database);
}

}  // namespace

Expression word_expression(std::vector<TermGroup> groups, double weight) {
  Expression word;
  word.kind = ExpressionKind::word;
  word.groups = std::move(groups);
  word.weight = weight;
  return word;
}

Expression terms_expression(std::vector<std::string> terms, double weight) {
  Expression expression;
  expression.kind = ExpressionKind::terms;
  expression.groups.push_back({std::move(terms)});
  expression.weight = weight;
  return expression;
}

Expression phrase_of(std::vector<TermGroup> slots) {
  Expression phrase;
  phrase.kind = ExpressionKind::phrase;
  phrase.groups = std::move(slots);
  return phrase;
}

Expression matched_expression(const Xapian::Query& query) {
  Expression matched;
  matched.kind = ExpressionKind::matched;
  matched.query = query;
  return matched;
}

Expression range_expression(FieldId field, std::int64_t low, std::int64_t high) {
  Expression range;
  range.kind = ExpressionKind::range;
  range.field = field;
  range.low = low;
  range.high = high;
  return range;
}

Expression joined(ExpressionKind kind, std::vector<Expression> children) {
  if (children.size() == 1) return std::move(children.front());
  Expression expression;
  expression.kind = kind;
  expression.children = std::move(children);
  return expression;
}

std::size_t frequency_of(const Xapian::Database& database, const TermGroup& group) {
  std::size_t sum = 0;
  for (const std::string& term : group.terms) sum += database.get_termfreq(term);
  return std::min<std::size_t>(sum, database.get_doccount());
}

Xapian::Query phrase_query(const Expression& phrase) {
  std::vector<Xapian::Query> slots;
  for (const TermGroup& slot : phrase.groups)
    slots.emplace_back(Xapian::Query::OP_OR, slot.terms.begin(), slot.terms.end());
  return {Xapian::Query::OP_PHRASE, slots.begin(), slots.end(), static_cast<Xapian::termcount>(slots.size())};
}

Xapian::Query to_query(const Expression& expression, const Xapian::Database& database,
                       const FieldTable& fields) {
  std::vector<Xapian::Query> parts;
  for (const Expression& child : expression.children) parts.push_back(to_query(child, database, fields));
  switch (expression.kind) {
    case ExpressionKind::everything:
      // Query::MatchAll must not be shared between threads (xapian/query.h).
      return unscored(Xapian::Query(std::string()));
    case ExpressionKind::word:
      return word_query(expression, database);
    case ExpressionKind::terms:
      return terms_query(expression);
    case ExpressionKind::phrase:
      return unscored(phrase_query(expression));
    case ExpressionKind::matched:
      return unscored(expression.query);
    case ExpressionKind::range:
      return unscored(range_query(expression, database, fields));
    case ExpressionKind::all:
      return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
    case ExpressionKind::any:
      return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
    case ExpressionKind::without:
      return {Xapian::Query::OP_AND_NOT, parts.front(),
              Xapian::Query(Xapian::Query::OP_OR, parts.begin() + 1, parts.end())};
  }
  return {};
}

}  // namespace rosebud::searcher
