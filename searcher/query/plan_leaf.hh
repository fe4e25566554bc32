// The leaves of a query tree as expressions.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/common_words.hh"
#include "catalogue/field.hh"
#include "catalogue/results.hh"
#include "searcher/query/plan_query.hh"

namespace rosebud::searcher {

// The field whose words carry `id`'s terms; null for text and headings, which are found everywhere.
const Field* place_of(const FieldTable& fields, std::optional<FieldId> id);

// The articles that have one of `word`'s forms.
Expression word_expression(const PlannedWord& word);

// Where a phrase may stand: in a field, or anywhere when it is null; and what is posted in pairs there.
struct PhrasePlace {
  const Field* field;
  const CommonWords& common;
};

// The words of `text` one behind the other, unstemmed; `text` has a word. Without a score.
Expression phrase_expression(std::string_view text, const PhrasePlace& place);
Expression phrase_expression(const std::vector<QueryToken>& tokens, const PhrasePlace& place);

// A leaf of any kind. Fields that are no titles limit and do not score.
Expression leaf_expression(const QueryNode& node, const PlanContext& context, std::vector<Notice>& notices);

// Whether a field's words say what the article is about, so that they score.
bool is_title(FieldId id);

}  // namespace rosebud::searcher
