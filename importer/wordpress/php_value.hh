// Values as PHP serialises them, which WordPress stores everything in that is no text.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/article/node.hh"

namespace rosebud::importer {

// Whether `text` has the form of a serialised value. `a:0:{}` has, "a: one" has not.
bool looks_serialised(std::string_view text);

// The value: strings, numbers and booleans are scalars, arrays lists or maps, objects maps of what they hold
// (no class is ever looked for), references nothing. Lengths that do not fit (they count bytes, and exports
// change line ends) are mended. Nothing when it cannot be read, is nested deeper than 16 or has more than
// 10,000 parts.
std::optional<indexer::Node> read_php_value(std::string_view text);

}  // namespace rosebud::importer
