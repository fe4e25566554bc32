// How long a text is.
#pragma once

#include <cstddef>
#include <string_view>

namespace rosebud {

// The words of `text`, as people count them: what stands between spaces and holds a letter or a digit. Of
// scripts without spaces between words every character is one.
std::size_t word_count(std::string_view text);

}  // namespace rosebud
