// The query language. docs/query-language.md describes it for those who type it.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/results.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

struct ParsedQuery {
  QueryNode root;  // of kind all
  std::vector<Notice> notices;
};

// Reads any text; there is none that is an error. What cannot be syntax is searched as words, or passed over,
// and named in a notice with its place.
//
//   query  = some, { "OR", some }            some = { [ "AND" ], item }
//   item   = [ "-" | "NOT" | "+" ], ( "(", query, ")" | [ field, ":" ], value )
//   value  = '"', words, '"', [ "~", number ] | word, [ "*" ] | range
//   range  = 1995 | 1990..1999 | 1990.. | ..1999 | >=1990 | >1990 | <=1999 | <2000 | 1990s |
//   2020-05-01..2020-06
//
// Notices say nothing of lone punctuation, as in "Mission: Impossible - Fallout".
ParsedQuery parse_query(std::string_view text, const FieldTable& fields);

// A deeper "(" is passed over.
inline constexpr unsigned max_nesting = 20;

// Words further apart than this are not near.
inline constexpr unsigned max_distance = 50;
inline constexpr unsigned default_distance = 10;

}  // namespace rosebud::searcher
