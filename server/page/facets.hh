// The facets of an answer as links that add a value to the request or take it away.
#pragma once

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/page/html.hh"
#include "server/page/links.hh"

namespace rosebud::server {

// All facets as one navigation landmark; empty when there is nothing to choose.
SafeHtml facet_panel(const SearchRequest& request, const SearchResults& results, const Links& links);

// The chosen values, each a link that takes it away, and one that takes away all; empty when none is.
SafeHtml chosen_values(const SearchRequest& request, const SearchResults& results, const Links& links);

}  // namespace rosebud::server
