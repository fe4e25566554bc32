// Front matter in any of its syntaxes to a tree.
#pragma once

#include "indexer/article/front_matter.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// Parses what split_front_matter() found; a null node when there is none. Throws MetadataError.
Node parse_front_matter(const FrontMatter& front_matter);

}  // namespace rosebud::indexer
