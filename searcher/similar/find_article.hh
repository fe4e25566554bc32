// The article that somebody names.
#pragma once

#include <functional>
#include <string_view>

#include <xapian.h>

#include "searcher/query/plan_values.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// The columns of the archive, which need not be there before somebody asks for them.
using ColumnsOf = std::function<const store::Columns&()>;

// The document of the article at the path `named` (relative to the archive, with or without "./"), else at
// that address, else of that title, whatever its case, accents and leading article. Throws Error, with the
// nearest titles or paths as its hint, when there is none; and when several articles have the title, naming
// them. After the deadline of `archive` addresses and likely titles are looked for no longer, and the error
// says so.
Xapian::docid find_article(const Archive& archive, const ColumnsOf& columns_of, std::string_view named);

}  // namespace rosebud::searcher
