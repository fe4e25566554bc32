// Where sentences begin in a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rosebud::searcher {

// The offsets at which sentences begin, 0 first, in order. A sentence ends with . ! ? … and what closes
// behind them, before white space and what is no small letter; or with 。！？ alone; or with its line. Not
// behind abbreviations ("Mr.", "z.B."), initials ("J. Carpenter") and the number that it begins with ("1. The
// beginning").
std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace rosebud::searcher
