// The language that an article's path tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rosebud::indexer {

// Whether `tag` is a language as paths write it: "fr", "pt-BR", "zh_hant".
bool is_language_tag(std::string_view tag);

// "reviews/vertigo.fr.md" and "content/fr/vertigo.md" are French. A folder counts only near the root, and
// never as a page's own bundle: "reviews/it/index.md" is about It.
std::optional<std::string> language_of_path(std::string_view path);

}  // namespace rosebud::indexer
