// The articles of an archive, one after the other, for those who make something of them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "indexer/article/article.hh"

namespace rosebud::bench {

// Calls `use` with each article as the indexer reads it, by path. Throws Error.
void for_each_article(const std::filesystem::path& archive,
                      const std::function<void(const indexer::Article&)>& use);

// The text of an article as one string, a block a line.
std::string text_of(const indexer::Article& article);

// Whether `made` was made of this archive as it is: of as many files and bytes. If not, what is at `made` is
// removed, and `make` called to make it anew.
void make_unless_made(const std::filesystem::path& archive, const std::filesystem::path& made,
                      const std::function<void()>& make);

}  // namespace rosebud::bench
