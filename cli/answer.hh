// A question put to an archive whose fields may change while it is asked.
#pragma once

#include <functional>
#include <string_view>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/searcher.hh"

namespace rosebud::cli {

struct Answered {
  SearchRequest request;
  SearchResults results;
};

// The answer to what `request_with` makes of the archive's fields.
Answered answer(searcher::Searcher& searcher,
                const std::function<SearchRequest(const FieldTable&)>& request_with);

// What could not be used of the question, to standard error, so that what is piped on stays clean.
void print_notices(const SearchResults& results);

// Likewise, that an answer was given at its time limit, and what that means for it.
void print_timed_out(TimeLimit limit, std::string_view consequence);

}  // namespace rosebud::cli
