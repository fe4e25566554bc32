// The metadata that an MDX page exports.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/article/front_matter.hh"

namespace rosebud::indexer {

// `export const metadata = {…}` at the head of an MDX page, as Next.js and Gatsby write it, when the object
// is plain data; nothing for anything else.
std::optional<FrontMatter> exported_metadata(std::string_view text);

}  // namespace rosebud::indexer
