// The many shapes of front matter as the one that the field table's keys are looked up in: a flat list.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/node.hh"

namespace rosebud::indexer {

// `front_matter` (a map) with what is nested brought up: `params` (Hugo), `extra` and `taxonomies` (Zola),
// the objects of schema.org (`itemReviewed`, whose `author` wrote the work, not the review), a film's own map
// (`film: {title, director, year}`), ratings with their scale ("4/5"), titles by language, `aliases` that are
// names and not redirects, `based_on: "TITLE by A"`, and the space-separated tags of Jekyll, which `path`
// tells. What it does not know stays as it is.
Node with_plain_shapes(const Node& front_matter, std::string_view path);

// What a map calls itself: its `name`, `title`, `label` or `value`. Nothing when it has none.
const Node* name_in(const Node& map);

// The name that a map spells in two: `firstName` and `lastName`, `given` and `family`. Empty when it has
// none.
std::string full_name_in(const Node& map);

}  // namespace rosebud::indexer
