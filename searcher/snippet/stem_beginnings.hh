// How words begin that have a stem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud::searcher {

// Each word of `language` with this stem begins with one of these; empty: nothing is known. In most languages
// stemming takes endings off and changes no more than the last two letters of what is left. Folded.
std::vector<std::string> stem_beginnings(std::string_view language, std::string_view stem);

}  // namespace rosebud::searcher
