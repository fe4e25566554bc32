// The requests that the links of a search page lead to: the present one with something added or taken away.
// All begin at page 1 again.
#pragma once

#include <cstddef>
#include <string>

#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::server {

// With `value` of `field` chosen if it is not, else without it; no longer excluded when it is.
SearchRequest toggled(const SearchRequest& request, const Field& field, const FacetValue& value);

// Without the one value of `id` that was `typed` so.
SearchRequest without(const SearchRequest& request, FieldId id, const std::string& typed);
SearchRequest without(const SearchRequest& request, FieldId id, const NumberRange& range);

// The same of an exclusion.
SearchRequest without_exclusion(const SearchRequest& request, FieldId id, const std::string& typed);
SearchRequest without_exclusion(const SearchRequest& request, FieldId id, const NumberRange& range);

SearchRequest without_refinements(const SearchRequest& request);

// With `range` among the chosen ones; in place of those that contain it, so that a choice can be narrowed;
// without it when it is chosen.
SearchRequest toggled(const SearchRequest& request, FieldId id, const NumberRange& range);

// In another order, from the first page.
SearchRequest sorted_by(const SearchRequest& request, Sort sort);
SearchRequest with_facet_limit(const SearchRequest& request, FieldId id, std::size_t limit);

// The only one that keeps everything else.
SearchRequest on_page(const SearchRequest& request, std::size_t page);

}  // namespace rosebud::server
