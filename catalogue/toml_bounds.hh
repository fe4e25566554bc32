// What toml++ may be given: it recurses over keys and values, and overflows the stack on a key of 100,000
// parts.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rosebud {

// The number, from 0, of the first line of the TOML `text` that is nested too deeply to be parsed safely.
std::optional<std::size_t> line_nested_too_deeply(std::string_view text);

}  // namespace rosebud
