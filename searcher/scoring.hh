// Refinements as Xapian queries.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"

namespace rosebud::searcher {

// The documents that have any of the values chosen of `refined`.
Xapian::Query refinement_query(const Xapian::Database& database, const SearchRequest& request,
                               const Field& refined);

}  // namespace rosebud::searcher
