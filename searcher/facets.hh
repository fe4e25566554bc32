// What was counted as what is shown.
#pragma once

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/engine/count.hh"
#include "searcher/query/plan_values.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// What facets are made of besides their counts.
struct FacetsOf {
  const Archive& archive;
  const store::Columns& columns;
  const SearchRequest& request;
};

// The counts of `asked`, its values labelled as the archive writes them.
Facet counted_facet(const FacetRequest& asked, const Counter& counter, const FacetsOf& of);

}  // namespace rosebud::searcher
