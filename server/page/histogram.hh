// The values of a number facet as bars of equal width, gaps included.
#pragma once

#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/page/html.hh"
#include "server/page/links.hh"

namespace rosebud::server {

// The facet's bins; a short range begins earlier than its first article, with bins of none.
std::vector<FacetBin> bars_of(const Facet& facet, const SearchRequest& request);

// As inline SVG: every bar with a title and a link that chooses or lets go its years.
SafeHtml histogram(const Facet& facet, const SearchRequest& request, const Links& links);

}  // namespace rosebud::server
