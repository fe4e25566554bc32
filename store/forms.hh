// Facet values as people write them.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "catalogue/field.hh"

namespace rosebud::store {

// How most articles write the value whose key is `key` ("satoshi kon" -> "Satoshi Kon"); of equals the first
// in byte order. The key itself when no article has it. Costs one walk over the value's forms.
std::string written_form(const Xapian::Database& database, const Field& field, std::string_view key);

}  // namespace rosebud::store
