// What the name of an article's file says.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::indexer {

// "a/b.md" -> "a/b".
std::string_view without_extension(std::string_view path);

// The folder that `path` lies in, without a final '/'; empty at the root.
std::string_view folder_of(std::string_view path);

// What a site would call the article: the file's name without date and extension, or, for the index file of a
// folder of its own, the folder's. "_posts/2019-03-02-the-third-man.md" -> "the-third-man",
// "reviews/alien/index.md" -> "alien".
std::string article_stem(std::string_view path);

}  // namespace rosebud::indexer
