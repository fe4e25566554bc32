// The title of an article that does not name one in its front matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// The first heading when nothing but captions stands before it; else, in plain text, a short first line; else
// the file's name made readable: "_posts/2019-03-02-the-third-man.md" -> "The third man".
std::string title_without_front_matter(std::string_view path, const std::vector<Block>& blocks);

// Drops the block that repeats the title at the top of the text.
void drop_repeated_title(std::string_view title, std::vector<Block>& blocks);

}  // namespace rosebud::indexer
