// The values of a number facet as bars of equal width, gaps included.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "catalogue/number_range.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "server/page/html.hh"
#include "server/page/links.hh"

namespace rosebud::server {

struct Bin {
  NumberRange range;  // both ends closed
  std::size_t count = 0;
  bool chosen = false;  // overlaps a chosen range
  bool operator==(const Bin&) const = default;
};

// At most 40 bins from the least value to the greatest, each of 1, 2, 5, 10, 20, 50 … numbers and beginning
// at a multiple of that.
std::vector<Bin> bins(const Facet& facet, const std::set<NumberRange>& chosen);

// As inline SVG: every bar with a title and a link that chooses or lets go its years.
SafeHtml histogram(const Facet& facet, const SearchRequest& request, const Links& links);

}  // namespace rosebud::server
