// The text of raw HTML.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::indexer {

// `html` without tags, comments, and the content of script, style and their like; block tags become line
// breaks; character references are decoded. Linear in the size of `html`, whatever it holds.
std::string html_to_text(std::string_view html);

}  // namespace rosebud::indexer
