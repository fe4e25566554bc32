// Front matter to facts, by the field table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

struct Metadata {
  std::vector<Fact> facts;
  std::optional<int> rating;
  std::string address;  // absolute http(s), or a path from the site's root
};

// What `front_matter` (a map) says. Keys that fill no field are passed over; a value that cannot be what its
// field holds is no fact.
Metadata read_metadata(const Node& front_matter);

// Whether `key` fills a field, or is one that generators and Rosebud use otherwise (`draft`, `layout`, `url`,
// …).
bool is_known_key(std::string_view key);

}  // namespace rosebud::indexer
