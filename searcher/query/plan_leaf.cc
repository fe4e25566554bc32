#include "searcher/query/plan_leaf.hh"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "catalogue/tokens.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// A word that only begins as asked says less than a whole one.
constexpr double prefix_weight = 1;

std::string term_of(const Token& token, const Field* field) {
  return field == nullptr ? store::word_term(token.text) : store::field_word_term(*field, token.text);
}

Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

// Limits without a say in the order.
Xapian::Query unscored(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
}

// A word of a field, or another spelling of it.
Xapian::Query field_word_query(const QueryToken& token, const Field& field) {
  std::vector<Xapian::Query> spellings{Xapian::Query(term_of(token, &field))};
  for (const std::string& spelling : token.alternatives) {
    spellings.emplace_back(store::field_word_term(field, spelling));
  }
  return joined(Xapian::Query::OP_OR, spellings);
}

Xapian::Query words_leaf(std::string_view text, const Field* field, const std::vector<Stemmer>& stemmers) {
  const std::vector<QueryToken> tokens = query_tokens(text);
  std::vector<Xapian::Query> parts;
  if (field == nullptr) {
    for (const PlannedWord& word : plan_words(tokens, stemmers)) parts.push_back(word_query(word));
  } else {
    for (const QueryToken& token : tokens) parts.push_back(field_word_query(token, *field));
  }
  return joined(Xapian::Query::OP_AND, parts);
}

Xapian::Query positional(Xapian::Query::op op, std::string_view text, const Field* field,
                         Xapian::termcount window) {
  const std::vector<QueryToken> tokens = query_tokens(text);
  std::vector<std::string> terms;
  terms.reserve(tokens.size());
  for (const Token& token : tokens) terms.push_back(term_of(token, field));
  if (terms.size() == 1) return {terms.front()};
  const auto span = static_cast<Xapian::termcount>(tokens.back().position - tokens.front().position + 1);
  const auto least = std::max(span, static_cast<Xapian::termcount>(terms.size()));
  return {op, terms.begin(), terms.end(), std::max(window, least)};
}

// Words of the archive that begin with `prefix`, the most frequent max_expansion of them.
std::vector<Xapian::Query> expansion(const Xapian::Database& database, const std::string& prefix, bool& cut) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    found.emplace_back(term.get_termfreq(), *term);
  }
  cut = found.size() > max_expansion;
  if (cut) {
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(max_expansion);
    std::ranges::partial_sort(found, last, std::greater{});
    found.erase(last, found.end());
  }
  std::vector<Xapian::Query> terms;
  terms.reserve(found.size());
  for (const auto& [frequency, term] : found) terms.emplace_back(term);
  return terms;
}

Xapian::Query prefix_leaf(const QueryNode& node, const Field* field, const PlanContext& context,
                          std::vector<Notice>& notices) {
  std::vector<QueryToken> tokens = query_tokens(node.text);
  const std::string prefix = term_of(tokens.back(), field);
  bool cut = false;
  std::vector<Xapian::Query> parts{with_weight(
      joined(Xapian::Query::OP_OR, expansion(context.archive.database, prefix, cut)), prefix_weight)};
  if (cut) {
    notices.push_back({fmt::format("more than {} words begin with \"{}\"; the most frequent were looked for",
                                   max_expansion, tokens.back().text),
                       node.offset, node.length});
  }
  tokens.pop_back();
  for (const Token& token : tokens) parts.emplace_back(term_of(token, field));
  return joined(Xapian::Query::OP_AND, parts);
}

Xapian::Query range_leaf(const QueryNode& node, const PlanContext& context) {
  const Field& field = context.archive.fields.field(*node.field);
  if (field.kind == FieldKind::date) {
    const std::string to = node.dates.to.empty() ? "9999" : node.dates.to;
    return {Xapian::Query::OP_VALUE_RANGE, field.slot, node.dates.from.empty() ? "0" : node.dates.from, to};
  }
  if (field.id == FieldId::rating) {
    // A rating's value is what it comes to of a hundred.
    const int to = std::clamp(node.numbers.to.value_or(100), 0, 999);
    const int from = std::clamp(node.numbers.from.value_or(0), 0, 999);
    return {Xapian::Query::OP_VALUE_RANGE, field.slot, fmt::format("{:03}", from), fmt::format("{:03}", to)};
  }
  std::vector<Xapian::Query> numbers;
  const std::string prefix = store::value_term(field, "");
  const Xapian::Database& database = context.archive.database;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto number = parse_number(std::string_view(*term).substr(prefix.size()));
    if (number && node.numbers.contains(*number)) numbers.emplace_back(*term);
  }
  return joined(Xapian::Query::OP_OR, numbers);
}

Xapian::Query matching(const QueryNode& node, const Field* field, const PlanContext& context,
                       std::vector<Notice>& notices) {
  switch (node.kind) {
    case NodeKind::phrase:
      return phrase_query(node.text, field);
    case NodeKind::near:
      return positional(Xapian::Query::OP_NEAR, node.text, field, node.distance + 1);
    case NodeKind::prefix:
      return prefix_leaf(node, field, context, notices);
    default:
      return words_leaf(node.text, field, context.stemmers);
  }
}

// Who is asked for in a field of people where nobody has that name.
void ask_about_people(const QueryNode& node, const PlanContext& context, std::vector<Notice>& notices) {
  const bool named = node.kind == NodeKind::words || node.kind == NodeKind::phrase;
  if (!named || !node.field) return;
  const Field& field = context.archive.fields.field(*node.field);
  if (!holds_people(field)) return;
  const auto people = people_like(context.archive, field, node.text);
  if (!people) return;
  Notice notice{fmt::format("no article has the {} \"{}\"; did you mean {}?", field.name, node.text, *people),
                node.offset, node.length};
  // A query may be planned twice.
  if (std::ranges::find(notices, notice.message, &Notice::message) == notices.end())
    notices.push_back(std::move(notice));
}

}  // namespace

bool is_title(FieldId id) {
  return id == FieldId::title || id == FieldId::work || id == FieldId::other_title;
}

const Field* place_of(const FieldTable& fields, std::optional<FieldId> id) {
  if (!id) return nullptr;
  const Field& field = fields.field(*id);
  return field.prefix.empty() ? nullptr : &field;
}

Xapian::Query with_weight(const Xapian::Query& query, double weight) {
  // Xapian counts the references to a source that is released, and so owns it.
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(weight);
  const Xapian::Query everything_weighed(source.release()->release());
  return {Xapian::Query::OP_AND, everything_weighed, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0)};
}

Xapian::Query word_query(const PlannedWord& word) {
  // Weighed as one term: a title's words are posted only as they are, a text's also as their stems, so the
  // frequencies of the two forms apart say nothing.
  return {Xapian::Query::OP_SYNONYM, word.terms.begin(), word.terms.end()};
}

Xapian::Query phrase_query(std::string_view text, const Field* field) {
  return positional(Xapian::Query::OP_PHRASE, text, field, 0);
}

Xapian::Query leaf_query(const QueryNode& node, const PlanContext& context, std::vector<Notice>& notices) {
  ask_about_people(node, context, notices);
  if (node.kind == NodeKind::range) return unscored(range_leaf(node, context));
  const Xapian::Query query = matching(node, place_of(context.archive.fields, node.field), context, notices);
  return node.field && !is_title(*node.field) ? unscored(query) : query;
}

}  // namespace rosebud::searcher
