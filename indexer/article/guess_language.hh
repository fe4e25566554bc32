// The language of an article that nothing says: told by its script and its commonest words.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "catalogue/block.hh"

namespace rosebud::indexer {

// The two-letter code of the language that `blocks` are written in. Nothing for short texts and for those
// that might be of two languages: a wrong guess would stem them wrongly. Reads no more than their first
// words.
std::optional<std::string> guess_language(std::span<const Block> blocks);

// Of a text in Chinese, Japanese or Korean ("isCJKLanguage: true"): which one, by its script.
std::optional<std::string> guess_cjk_language(std::span<const Block> blocks);

}  // namespace rosebud::indexer
