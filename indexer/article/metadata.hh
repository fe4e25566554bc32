// Front matter to facts, by the table of fields.
#pragma once

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

// Whether `key` fills a built-in field, or is one that generators and Rosebud use otherwise (`draft`,
// `layout`, `url`, …).
bool is_known_key(std::string_view key);

}  // namespace rosebud::indexer
