// An archive's synonyms and boosts, as the metadata of its database: rosebud.toml is not read to search.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/boosts.hh"
#include "catalogue/synonyms.hh"

namespace rosebud::store {

// A list of lists (store/values.hh), one for each rule: what is typed, then the others. Empty when there is
// none.
std::string encode_synonyms(const Synonyms& synonyms);

// What encode_synonyms() wrote; rules that were cut are left out.
Synonyms decode_synonyms(std::string_view written);

// Three numbers; empty when nothing is boosted.
std::string encode_boosts(const Boosts& boosts);

// What encode_boosts() wrote. Anything else boosts nothing.
Boosts decode_boosts(std::string_view written);

}  // namespace rosebud::store
