// What an archive is searched for, once the words of the query are known: a tree that our engine evaluates,
// and that Xapian's matcher understands as well.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "searcher/engine/bm25.hh"
#include "searcher/query/plan.hh"

namespace rosebud::searcher {

enum class ExpressionKind : std::uint8_t {
  everything,  // every article, without a score
  word,        // articles with a term of any group; each group scores as one term
  terms,       // articles with any of the terms of `groups`, each with the score `weight`
  phrase,      // articles in which terms of each of `groups` stand one behind the other, without a score
  matched,     // what Xapian's matcher finds for `query`, without a score
  range,       // articles with a value of `field` from `low` to `high`, without a score
  all,         // articles of every child, their scores added up
  any,         // articles of any child, likewise
  without,     // of the first child and of no other
};

struct Expression {
  ExpressionKind kind = ExpressionKind::everything;
  std::vector<TermGroup> groups{};
  Xapian::Query query{};
  double weight = 1;  // of a word: what its score is multiplied by; of terms: their score
  FieldId field = FieldId::year;
  // Numbers as they are; days as YYYYMMDD; ratings of a hundred. Both inclusive.
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::vector<Expression> children{};
};

Expression word_expression(std::vector<TermGroup> groups, double weight = 1);
Expression terms_expression(std::vector<std::string> terms, double weight = 0);
// Each slot is one place behind the one before.
Expression phrase_of(std::vector<TermGroup> slots);
Expression matched_expression(const Xapian::Query& query);
Expression range_expression(FieldId field, std::int64_t low, std::int64_t high);
// With one child: that child.
Expression joined(ExpressionKind kind, std::vector<Expression> children);

// How many articles have a term of `group`, each counted once: its terms are in different articles.
std::size_t frequency_of(const Xapian::Database& database, const TermGroup& group);

// An expression of kind phrase for Xapian's matcher.
Xapian::Query phrase_query(const Expression& phrase);

// The same question for Xapian's matcher under BM25Weight(k1, 0, 1, b, shortest), giving the same articles
// the same scores. Ranges become value ranges of `fields`.
Xapian::Query to_query(const Expression& expression, const Xapian::Database& database,
                       const FieldTable& fields);

}  // namespace rosebud::searcher
