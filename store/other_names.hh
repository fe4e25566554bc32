// The other names of an archive's people, as the metadata of its database: rosebud.toml is not read to
// search.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "catalogue/settings.hh"

namespace rosebud::store {

// The key of each other name, and the name that counts: "宮崎駿" -> "Hayao Miyazaki".
using OtherNames = std::map<std::string, std::string, std::less<>>;

// Those of all `people`; spellings of the name that counts are none.
OtherNames other_names(std::span<const PersonNames> people);

// A list (store/values.hh) of each key and, behind it, its name; empty when nobody has another name.
std::string encode_other_names(const OtherNames& names);

// What encode_other_names() wrote. Half a pair, at the end of a list that was cut, is left out.
OtherNames decode_other_names(std::string_view written);

}  // namespace rosebud::store
