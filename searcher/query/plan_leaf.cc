#include "searcher/query/plan_leaf.hh"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/common_words.hh"
#include "catalogue/tokens.hh"
#include "searcher/engine/values.hh"
#include "searcher/query/plan_phrase.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// A word that only begins as asked says less than a whole one.
constexpr double prefix_weight = 1;

std::string term_of(const Token& token, const Field* field) {
  return field == nullptr ? store::word_term(token.text) : store::field_word_term(*field, token.text);
}

std::vector<std::string> terms_of(const QueryToken& token, const Field& field) {
  std::vector<std::string> terms{term_of(token, &field)};
  for (const std::string& spelling : token.alternatives) {
    terms.push_back(store::field_word_term(field, spelling));
  }
  return terms;
}

std::vector<std::string> word_terms(const QueryToken& token) {
  std::vector<std::string> terms{store::word_term(token.text)};
  for (const std::string& spelling : token.alternatives) terms.push_back(store::word_term(spelling));
  return terms;
}

bool is_scored(const Field* field) {
  return field == nullptr || is_title(field->id);
}

// Each word of `tokens` in a field. Fields that are no titles limit and do not score.
std::vector<Expression> field_words(const std::vector<QueryToken>& tokens, const Field& field) {
  std::vector<Expression> words;
  words.reserve(tokens.size());
  for (const QueryToken& token : tokens) {
    words.push_back(is_scored(&field) ? word_expression({{terms_of(token, field)}})
                                      : terms_expression(terms_of(token, field)));
  }
  return words;
}

std::vector<Expression> words_of(const std::vector<QueryToken>& tokens, const Field* field,
                                 const Languages& languages) {
  if (field != nullptr) return field_words(tokens, *field);
  std::vector<Expression> words;
  for (const PlannedWord& word : plan_words(tokens, languages)) words.push_back(word_expression(word));
  return words;
}

// The words that may stand in a token's place; none when one of them is not posted in pairs.
std::vector<std::string> paired_words(const QueryToken& token, const CommonWords& common) {
  std::vector<std::string> words{token.text};
  words.insert(words.end(), token.alternatives.begin(), token.alternatives.end());
  const bool all = std::ranges::all_of(words, [&](const std::string& word) { return common.holds(word); });
  return all ? words : std::vector<std::string>();
}

// The pairs of common words in a phrase.
struct Pairs {
  std::vector<Expression> parts;  // what every article with the phrase has
  bool are_own = true;            // no other pairs share their terms
};

Pairs pairs_in(const std::vector<QueryToken>& tokens, const CommonWords& common) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    std::vector<std::string> terms;
    for (const std::string& first : paired_words(tokens[i], common)) {
      for (const std::string& second : paired_words(tokens[i + 1], common)) {
        const bool own = common.holds_pair(first, second);
        terms.push_back(own ? store::pair_term(first, second) : store::shared_pair_term(first, second));
        pairs.are_own = pairs.are_own && own;
      }
    }
    if (!terms.empty()) pairs.parts.push_back(terms_expression(std::move(terms)));
  }
  return pairs;
}

// What may stand in a token's place.
std::vector<std::string> slot_terms(const QueryToken& token, const Field* field) {
  return field == nullptr ? word_terms(token) : terms_of(token, *field);
}

// Without their other spellings, of which some are of several tokens together.
std::vector<QueryToken> as_typed(std::vector<QueryToken> tokens) {
  for (QueryToken& token : tokens) token.alternatives.clear();
  return tokens;
}

// Each token behind the one before, nothing between them.
Expression exact_phrase(const std::vector<QueryToken>& tokens, const PhrasePlace& place) {
  Pairs pairs;
  if (place.field == nullptr) pairs = pairs_in(tokens, place.common);
  std::vector<Expression>& parts = pairs.parts;
  // A phrase of two may be its pair; of others positions are only looked at where all their pairs are.
  if (tokens.size() == 2 && !parts.empty() && pairs.are_own) return std::move(parts.front());
  std::vector<TermGroup> slots;
  slots.reserve(tokens.size());
  for (const QueryToken& token : tokens) slots.push_back({slot_terms(token, place.field)});
  parts.push_back(phrase_of(std::move(slots)));
  return joined(ExpressionKind::all, std::move(parts));
}

bool are_adjacent(const std::vector<QueryToken>& tokens) {
  return std::ranges::adjacent_find(tokens, [](const QueryToken& one, const QueryToken& next) {
           return next.position != one.position + 1;
         }) == tokens.end();
}

Expression positional(Xapian::Query::op op, const std::vector<QueryToken>& tokens, const PhrasePlace& place,
                      Xapian::termcount window) {
  if (tokens.size() == 1) return terms_expression(slot_terms(tokens.front(), place.field));
  if (op == Xapian::Query::OP_PHRASE && are_adjacent(tokens)) return exact_phrase(tokens, place);
  const auto span = static_cast<Xapian::termcount>(tokens.back().position - tokens.front().position + 1);
  const auto least = std::max(span, static_cast<Xapian::termcount>(tokens.size()));
  std::vector<Xapian::Query> slots;
  slots.reserve(tokens.size());
  for (const QueryToken& token : tokens) {
    const std::vector<std::string> terms = slot_terms(token, place.field);
    slots.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  return matched_expression({op, slots.begin(), slots.end(), std::max(window, least)});
}

// `way` where an article has the terms of `also` too. Positions are only looked at where it has.
Expression narrowed(Expression way, const std::vector<std::string>& also) {
  for (const std::string& term : also) {
    if (way.kind == ExpressionKind::matched) {
      way.query = {Xapian::Query::OP_AND, way.query, Xapian::Query(term)};
    } else {
      way = joined(ExpressionKind::all, {std::move(way), terms_expression({term})});
    }
  }
  return way;
}

// The phrase in any of the ways in which articles may write its words.
Expression phrase_in_any_spelling(const std::vector<QueryToken>& tokens, const Field* field,
                                  const PlanContext& context) {
  const Xapian::Database& database = context.archive.database;
  const auto has_word = [&](const std::string& word) {
    return database.term_exists(field == nullptr ? store::word_term(word)
                                                 : store::field_word_term(*field, word));
  };
  const PhrasePlace place{field, context.archive.common};
  std::vector<Expression> ways;
  for (const PhraseVariant& variant : phrase_variants(tokens, database, has_word)) {
    ways.push_back(narrowed(positional(Xapian::Query::OP_PHRASE, variant.tokens, place, 0), variant.also));
  }
  return joined(ExpressionKind::any, std::move(ways));
}

// Where the words stand decides, what they are scores.
Expression positional_leaf(const QueryNode& node, const Field* field, const PlanContext& context) {
  const std::vector<QueryToken> tokens = query_tokens(node.text);
  std::vector<Expression> parts{node.kind == NodeKind::near
                                    ? positional(Xapian::Query::OP_NEAR, as_typed(tokens),
                                                 {field, context.archive.common}, node.distance + 1)
                                    : phrase_in_any_spelling(tokens, field, context)};
  if (is_scored(field)) {
    std::ranges::move(words_of(tokens, field, context.languages), std::back_inserter(parts));
  }
  return joined(ExpressionKind::all, std::move(parts));
}

using CountedTerms = std::vector<std::pair<Xapian::doccount, std::string>>;

CountedTerms terms_with(const Archive& archive, const std::string& prefix) {
  CountedTerms found;
  const auto end = archive.database.allterms_end(prefix);
  for (auto term = archive.database.allterms_begin(prefix);
       term != end && !archive.deadline.passed_at(found.size()); ++term) {
    found.emplace_back(term.get_termfreq(), *term);
  }
  return found;
}

// The same of words that may stand anywhere, from memory.
CountedTerms words_with(const Archive& archive, std::string_view prefix) {
  const store::Words& words = archive.dictionary.words();
  CountedTerms found;
  for (std::size_t i = words.text.lower_bound(prefix); i < words.text.size(); ++i) {
    if (archive.deadline.passed_at(found.size())) break;
    if (!words.text[i].starts_with(prefix)) break;
    found.emplace_back(words.articles[i], store::word_term(words.text[i]));
  }
  return found;
}

// Words of the archive that begin with `word`, the most frequent max_expansion of them.
std::vector<std::string> expansion(const PlanContext& context, const Token& word, const Field* field,
                                   bool& cut) {
  // Pairs of characters are in no dictionary.
  const bool from_memory = field == nullptr && context.archive.dictionary_is_current && is_ascii(word.text);
  CountedTerms found = from_memory ? words_with(context.archive, word.text)
                                   : terms_with(context.archive, term_of(word, field));
  cut = found.size() > max_expansion;
  if (cut) {
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(max_expansion);
    std::ranges::partial_sort(found, last, std::greater{});
    found.erase(last, found.end());
  }
  std::vector<std::string> terms;
  terms.reserve(found.size());
  for (auto& [frequency, term] : found) terms.push_back(std::move(term));
  return terms;
}

Expression prefix_leaf(const QueryNode& node, const Field* field, const PlanContext& context,
                       std::vector<Notice>& notices) {
  std::vector<QueryToken> tokens = query_tokens(node.text);
  bool cut = false;
  std::vector<std::string> terms = expansion(context, tokens.back(), field, cut);
  if (cut) {
    notices.push_back({fmt::format("more than {} words begin with \"{}\"; the most frequent were looked for",
                                   max_expansion, tokens.back().text),
                       node.offset, node.length});
  }
  tokens.pop_back();
  std::vector<Expression> parts = words_of(tokens, field, context.languages);
  parts.push_back(terms_expression(std::move(terms), is_scored(field) ? prefix_weight : 0));
  return joined(ExpressionKind::all, std::move(parts));
}

std::int64_t day_number(const std::string& day, std::int64_t open) {
  return day.empty() ? open : ordinal_of(day).value_or(open);
}

Expression range_leaf(const QueryNode& node, const PlanContext& context) {
  constexpr std::int64_t most = 9999'99'99;
  const Field& field = context.archive.fields.field(*node.field);
  if (field.kind == FieldKind::date) {
    return range_expression(field.id, day_number(node.dates.from, 0), day_number(node.dates.to, most));
  }
  return range_expression(field.id, node.numbers.from.value_or(0), node.numbers.to.value_or(most));
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

Expression word_expression(const PlannedWord& word) {
  return word_expression(word.groups, word.weight);
}

Expression phrase_expression(std::string_view text, const PhrasePlace& place) {
  return phrase_expression(query_tokens(text), place);
}

Expression phrase_expression(const std::vector<QueryToken>& tokens, const PhrasePlace& place) {
  return positional(Xapian::Query::OP_PHRASE, as_typed(tokens), place, 0);
}

Expression leaf_expression(const QueryNode& node, const PlanContext& context, std::vector<Notice>& notices) {
  if (node.kind == NodeKind::range) return range_leaf(node, context);
  ask_about_people(node, context, notices);
  const Field* field = place_of(context.archive.fields, node.field);
  switch (node.kind) {
    case NodeKind::phrase:
    case NodeKind::near:
      return positional_leaf(node, field, context);
    case NodeKind::prefix:
      return prefix_leaf(node, field, context, notices);
    default:
      return joined(ExpressionKind::all, words_of(query_tokens(node.text), field, context.languages));
  }
}

}  // namespace rosebud::searcher
