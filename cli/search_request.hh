// What was typed behind `rosebud search` as a request.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "cli/command.hh"

namespace rosebud::cli {

// Throws Error, naming the option, for a value that it cannot take or a field that is not in `fields`.
SearchRequest request_of(const Arguments& arguments, const FieldTable& fields);

// The facets of a list such as "director:20,year:decade". What an item does not say is as in `usual`. Throws
// Error for what an item cannot say.
std::vector<FacetRequest> facets_in(std::string_view list, const FieldTable& fields,
                                    const FacetRequest& usual = {});

// The parts of it that other commands take too: what is chosen and left out (--director, --writer, --year,
// --where, --not), and how many bins numbers are shown in (--bins).
void take_refinements(SearchRequest& request, const Arguments& arguments, const FieldTable& fields);
void take_bins(SearchRequest& request, const Arguments& arguments);

// How long an answer may take (--time-limit).
TimeLimit time_limit_of(const Arguments& arguments);

// No facet of numbers in more bins than `most`, whatever was asked for: for a screen of so many columns.
void fit_bins(SearchRequest& request, std::size_t most);

}  // namespace rosebud::cli
