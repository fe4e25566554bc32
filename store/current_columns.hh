// The columns of the content that is open, by the cheapest way there is.
#pragma once

#include <filesystem>
#include <memory>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "store/columns.hh"
#include "store/identity.hh"
#include "store/keeping.hh"

namespace rosebud::store {

// One content of a database, as a Reader has it open.
struct ColumnsSource {
  std::filesystem::path generation;  // the folder where its side files lie
  Identity identity;
  const Xapian::Database& database;
  const FieldTable& table;
};

// Columns that somebody holds, and what content they are of.
struct LiveColumns {
  std::shared_ptr<const Columns> columns;  // or null
  Identity identity;
};

// Those in the file; else `live`, or those in the file, patched, if they are of the same database and a few
// commits older; else read from the database.
std::shared_ptr<const Columns> current_columns(const ColumnsSource& source, const LiveColumns& live = {});

// Sees to it that the database in the folder `generation` has the file beside it: after a commit, or when it
// was missing. Costs little when it is of this content already, or may stay as it is. Throws Error when it
// cannot be written. Only for who holds the write lock.
void keep_columns(const std::filesystem::path& generation, const Keeping& keeping = keep_current);

}  // namespace rosebud::store
