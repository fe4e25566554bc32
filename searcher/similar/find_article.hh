// The article that somebody names.
#pragma once

#include <string_view>

#include <xapian.h>

#include "searcher/query/plan_values.hh"

namespace rosebud::searcher {

// The document of the article at the path `named` (relative to the archive, with or without "./"), else at
// that address, else of that title, whatever its case, accents and leading article. Throws Error, with the
// nearest titles or paths as its hint, when there is none; and when several articles have the title, naming
// them. After the deadline of `archive` addresses and likely titles are looked for no longer, and the error
// says so.
Xapian::docid find_article(const Archive& archive, std::string_view named);

}  // namespace rosebud::searcher
