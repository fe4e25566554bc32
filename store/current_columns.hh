// The columns of the content that is open, by the cheapest way there is.
#pragma once

#include <filesystem>
#include <memory>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "store/columns.hh"
#include "store/identity.hh"

namespace rosebud::store {

// One content of a database, as a Reader has it open.
struct ColumnsSource {
  std::filesystem::path generation;  // the folder where its side files lie
  Identity identity;
  const Xapian::Database& database;
  const FieldTable& table;
};

// Those in the file; else those of a revision shortly before, patched: `live`, if they are of the database
// and the revision `live_revision`, or the ones in the file; else read from the database.
std::shared_ptr<const Columns> current_columns(const ColumnsSource& source, const Columns* live = nullptr,
                                               std::uint64_t live_revision = 0);

// Sees to it that the database in the folder `generation` has the file beside it: after a commit, or when it
// was missing. Costs little when it is of this content already. Throws Error when it cannot be written. Only
// for who holds the write lock.
void keep_columns(const std::filesystem::path& generation);

}  // namespace rosebud::store
