// A typed query as a tree, before anything is known of the archive's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/number_range.hh"

namespace rosebud::searcher {

enum class NodeKind : std::uint8_t {
  all,        // of the children; without any: every article
  any,        // of the children, two or more
  exclusion,  // of the one child
  words,      // text without white space; it may hold several words ("wall-e") or none
  phrase,     // text in quotes: the words in this order, as they are
  near,       // the same, within `distance` words of each other, in any order
  prefix,     // words that begin with the text's last one
  range,      // a number or a day between two
};

// From and to in days, both inclusive; either may be open (empty).
struct DateRange {
  std::string from;  // YYYY-MM-DD
  std::string to;
  bool operator==(const DateRange&) const = default;
};

struct QueryNode {
  NodeKind kind = NodeKind::all;
  std::string text;              // of words, phrase, near and prefix, without the syntax around it
  std::optional<FieldId> field;  // where to look; nothing: everywhere
  NumberRange numbers;           // of a range over a number field
  DateRange dates;               // of a range over a date field
  unsigned distance = 0;         // of near
  std::vector<QueryNode> children;
  std::size_t offset = 0;  // bytes into the query
  std::size_t length = 0;

  // The same question, wherever it stands in the query.
  bool operator==(const QueryNode& other) const;
};

// `node` in the query language, such that parsing it gives the same tree again. `fields` must hold its
// fields.
std::string to_string(const QueryNode& node, const FieldTable& fields);

}  // namespace rosebud::searcher
