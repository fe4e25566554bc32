// What a typed query asks for: its words, and what could not be used of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/results.hh"
#include "catalogue/tokens.hh"

namespace rosebud::searcher {

struct QueryWords {
  std::vector<QueryToken> tokens;  // distinct, in the order they were typed
  std::vector<Notice> notices;
};

// Reads any text. Until the query language is understood, every word counts and what looks like syntax is
// named in a notice: quotes, operators, `field:`, a leading minus, a trailing star.
QueryWords read_query(std::string_view text, const FieldTable& fields = {});

}  // namespace rosebud::searcher
