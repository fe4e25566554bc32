// The fields that an archive declares for itself, as the metadata of its database.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/declared_field.hh"

namespace rosebud::store {

// A list of lists (store/values.hh), one for each field: its name, kind and label, then its keys. Empty when
// nothing is declared.
std::string encode_declared(std::span<const DeclaredField> declared);

// Throws Error on what encode_declared() of this format did not write.
std::vector<DeclaredField> decode_declared(std::string_view written);

}  // namespace rosebud::store
