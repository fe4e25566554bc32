// The title of an article that does not name one in its front matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// The first heading when nothing but captions stands before it; else, in plain text, a short first line.
std::optional<std::string> title_in_text(std::string_view path, const std::vector<Block>& blocks);

// The name of the file or of its page bundle's folder, without a date before it and a language behind it:
// "_posts/2019-03-02-the-third-man.fr.md" -> "the-third-man".
std::string_view stem_of_path(std::string_view path);

// A slug or a file's name as a title: "the-third-man" -> "The third man".
std::string readable_slug(std::string_view slug);

// Drops the block that repeats the title at the top of the text.
void drop_repeated_title(std::string_view title, std::vector<Block>& blocks);

}  // namespace rosebud::indexer
