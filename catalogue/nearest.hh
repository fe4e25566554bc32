// The known word that a mistyped one is closest to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace rosebud {

// The edits (insert, delete, replace, swap of neighbours) between two short words; Damerau's distance,
// restricted.
std::size_t edit_distance(std::string_view left, std::string_view right);

// Of `known`, the one with the fewest edits to `typed`, case aside, when they are few for its length.
std::optional<std::string_view> nearest(std::string_view typed, std::span<const std::string_view> known);

}  // namespace rosebud
