// Which of an archive's values a request chooses or excludes.
#pragma once

#include <optional>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/request.hh"
#include "searcher/query/expression.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// The values of `field` that `request` chooses: those named, the years, months and days of periods, what lies
// in ranges. Not of fields whose values are in no row (is_scalar()).
std::vector<store::ValueId> chosen_values(const store::Columns& columns, const Field& field,
                                          const SearchRequest& request);

// Likewise those that it excludes.
std::vector<store::ValueId> excluded_values(const store::Columns& columns, const Field& field,
                                            const SearchRequest& request);

// A field of which values are chosen, and the articles that have one of them.
struct Choice {
  FieldId field = FieldId::title;
  Expression having;
};

// The choices of `request`, where posting lists tell cheaply who passes them and nothing else is refined: no
// exclusion, no field whose values are in no row, no choice of a great many values.
std::optional<std::vector<Choice>> plain_choices(const store::Columns& columns, const FieldTable& fields,
                                                 const SearchRequest& request);

// What all hits have for their refinements alone, as far as posting lists tell it cheaply: of the fields of
// which values are chosen those that are not counted, since a counted field needs what its choice leaves out
// as well.
std::optional<Expression> narrowing(const store::Columns& columns, const FieldTable& fields,
                                    const SearchRequest& request);

}  // namespace rosebud::searcher
