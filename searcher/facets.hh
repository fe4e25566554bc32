// What was counted as what is shown.
#pragma once

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/engine/count.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// The counts of `asked`, its values labelled as the archive writes them: those that any article has and those
// that are chosen.
Facet facet_of(const FacetRequest& asked, const Counter& counter, const store::Columns& columns,
               const FieldTable& fields);

}  // namespace rosebud::searcher
