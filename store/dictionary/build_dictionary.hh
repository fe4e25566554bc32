// A database's dictionary, made from its terms and its columns.
#pragma once

#include <xapian.h>

#include "store/columns.hh"
#include "store/dictionary/dictionary.hh"
#include "store/stamp.hh"

namespace rosebud::store {

// Reads every word, every person and, from `columns` of the same content, every title once.
Dictionary build_dictionary(const Xapian::Database& database, const Stamp& stamp, const Columns& columns);

}  // namespace rosebud::store
