// Front matter to facts, by the table of fields.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "indexer/article/article.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

struct Metadata {
  std::vector<Fact> facts;
  std::optional<int> rating;
  std::string address;  // absolute http(s), or a path from the site's root
};

// What `front_matter` (a map) says of `table`'s fields. Keys that fill none are passed over; a value that
// cannot be what its field holds is no fact.
Metadata read_metadata(const Node& front_matter, const FieldTable& table = {});

// What stands in a declared field of numbers and is no whole number.
struct UnusedNumber {
  std::string field;
  std::string written;
  std::size_t line = 0;
};

// The values with digits that `front_matter` (a map) has for the numbers that `table` declares, and that give
// no fact: fractions, negative numbers, dates, ranges.
std::vector<UnusedNumber> unused_numbers(const Node& front_matter, const FieldTable& table);

// Whether `key` fills a built-in field, or is one that generators and Rosebud use otherwise (`draft`,
// `layout`, `url`, …).
bool is_known_key(std::string_view key);

}  // namespace rosebud::indexer
