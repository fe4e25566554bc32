// What holds for every query, whatever its bytes.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::fuzz {

// Parses `bytes` as a query to an archive with facets of its own, prints the tree and parses that again.
// Returns what is wrong, in words; empty: nothing. Throws nothing but what is itself the fault.
std::string fault_in_query(std::string_view bytes);

}  // namespace rosebud::fuzz
