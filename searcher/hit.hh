// What a stored article says of itself, as a hit.
#pragma once

#include "catalogue/field_table.hh"
#include "catalogue/results.hh"
#include "store/record.hh"

namespace rosebud::searcher {

// The hit of `record`, without score and snippet. `fields` are those of the archive.
Hit hit_of(const store::Record& record, const FieldTable& fields);

}  // namespace rosebud::searcher
