// When two titles are the same title.
#pragma once

#include <string>
#include <string_view>

namespace rosebud {

// The folded words of `text` with a space between, without an article at the beginning: "The Thing" ->
// "thing", "WALL·E" -> "wall e". An article that is all there is stays. Empty when there is no word.
std::string title_key(std::string_view text);

}  // namespace rosebud
