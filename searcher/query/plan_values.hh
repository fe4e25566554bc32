// Chosen values as typed become values that the archive has.
#pragma once

#include <vector>

#include <xapian.h>

#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::searcher {

// `request` with each chosen value that no article has replaced by the one value that has all its words:
// "kon" by "satoshi kon" where only one Kon directs. A notice says what was taken for what; where several
// values have the words they are named, and where none has them that is said.
SearchRequest with_known_values(const Xapian::Database& database, SearchRequest request,
                                std::vector<Notice>& notices);

}  // namespace rosebud::searcher
