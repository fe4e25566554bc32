// Facets as they are written in `--facets`, `rosebud facets` and URLs: "director:20,year:decade,tag:value".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/error.hh"
#include "catalogue/facet_request.hh"
#include "catalogue/field_table.hh"

namespace rosebud {

// One item of a list. With an unknown option there are both: the facet as it is without.
struct FacetItem {
  std::optional<FacetRequest> facet;
  std::optional<Error> problem;
};

// A field and, behind colons, how many values (or "all"), "count" or "value" for the order, and for numbers
// and dates "year", "decade", "century", "by=N" for the width of the bins and "bins=N" for how many there may
// be. What is not said is as in `usual`.
FacetItem parse_facet(std::string_view item, const FieldTable& fields, const FacetRequest& usual = {});

// The items between the commas, each field once: of several about one field the first counts.
std::vector<FacetItem> parse_facets(std::string_view list, const FieldTable& fields,
                                    const FacetRequest& usual = {});

// The inverse of parse_facet(), but for what the values match.
std::string to_string(const FacetRequest& facet, const FieldTable& fields);

// "count", "value", and "usual" for neither.
std::string_view order_name(FacetOrder order);
std::optional<FacetOrder> order_named(std::string_view name);

}  // namespace rosebud
