// Writing articles: text made safe for YAML, for Markdown and for file names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rosebud::bench {

// `text` as a double-quoted YAML scalar.
std::string yaml_quoted(std::string_view text);

// A YAML list on one line, of double-quoted scalars.
std::string yaml_list(std::span<const std::string> items);

// `text` with a backslash before what Markdown would take for markup.
std::string markdown_escaped(std::string_view text);

// `text` as a file name: folded, its letters and digits of ASCII joined by hyphens, at most 80 bytes. A text
// without any, such as a title in kanji, yields "untitled".
std::string slug(std::string_view text);

}  // namespace rosebud::bench
