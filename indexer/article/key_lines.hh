// Metadata without fences: the `Key: value` lines that MultiMarkdown and Pelican put at the top of a file.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/article/node.hh"

namespace rosebud::indexer {

// The length of the lines of metadata that `text` begins with, up to the blank line below them; 0 when there
// are none. One of their keys must be a title, and at least half of them fill fields: else it is text.
std::size_t length_of_key_lines(std::string_view text);

// These lines as a map. A value goes on in lines that are indented; all values are text.
Node parse_key_lines(std::string_view text, std::size_t first_line);

}  // namespace rosebud::indexer
