// What was typed behind `rosebud search` as a request.
#pragma once

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "cli/command.hh"

namespace rosebud::cli {

// Throws Error, naming the option, for a value that it cannot take or a field that is not in `fields`.
SearchRequest request_of(const Arguments& arguments, const FieldTable& fields);

}  // namespace rosebud::cli
