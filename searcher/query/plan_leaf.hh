// The leaves of a query tree as Xapian queries.
#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "catalogue/field.hh"
#include "catalogue/results.hh"
#include "searcher/query/plan_query.hh"

namespace rosebud::searcher {

// The field whose words carry `id`'s terms; null for text and headings, which are found everywhere.
const Field* place_of(const FieldTable& fields, std::optional<FieldId> id);

// The articles that have one of `word`'s forms, weighed as one word.
Xapian::Query word_query(const PlannedWord& word);

// The words of `text` one behind the other, unstemmed, anywhere or in a field; `text` has a word.
Xapian::Query phrase_query(std::string_view text, const Field* field);

// A leaf of any kind. Fields that are no titles limit and do not score.
Xapian::Query leaf_query(const QueryNode& node, const PlanContext& context, std::vector<Notice>& notices);

// The articles of `query`, each with the same score.
Xapian::Query with_weight(const Xapian::Query& query, double weight);

// Whether a field's words say what the article is about, so that they score.
bool is_title(FieldId id);

}  // namespace rosebud::searcher
