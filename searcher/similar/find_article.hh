// The article that somebody names.
#pragma once

#include <string_view>

#include <xapian.h>

namespace rosebud::searcher {

// The document of the article at the path `named` (relative to the archive, with or without "./"), else at
// that address, else of that title, whatever its case, accents and leading article. Throws Error, with the
// nearest titles or paths as its hint, when there is none; and when several articles have the title, naming
// them.
Xapian::docid find_article(const Xapian::Database& database, std::string_view named);

}  // namespace rosebud::searcher
