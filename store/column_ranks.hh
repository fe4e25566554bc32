// The orders of documents that columns hold.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/column_arrays.hh"

namespace rosebud::store {

// Of the documents `ids`, from their dates and the paths on their cards: newest first, those without a date
// last, then by path.
void rank_ties(OwnedColumns& columns, std::vector<Xapian::docid> ids);

// Of the documents `ids`, by their folded titles, of which `titles` holds one by document id.
void rank_titles(OwnedColumns& columns, std::span<const std::string> titles, std::vector<Xapian::docid> ids);

}  // namespace rosebud::store
