// Chosen values as typed become values that the archive has.
#pragma once

#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::searcher {

// What an archive holds, and how its fields are told apart.
struct Archive {
  const Xapian::Database& database;
  const FieldTable& fields;
};

// `request`, whose fields are all in the table, with each chosen value that no article has replaced by the
// one value that has all its words: "kon" by "satoshi kon" where only one Kon directs. A notice says what was
// taken for what; where several values have the words they are named, and where none has them that is said.
SearchRequest with_known_values(const Archive& archive, SearchRequest request, std::vector<Notice>& notices);

}  // namespace rosebud::searcher
