// What was chosen, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"

namespace rosebud::cli {

// Values that may come from anywhere, with `separator` between them.
std::string printable_list(const std::vector<std::string>& values, std::string_view separator);

// "director: Satoshi Kon, year: 1990..1999, not tag: noir"; empty when nothing is chosen or left out.
std::string choices(const SearchRequest& request, const FieldTable& fields);

}  // namespace rosebud::cli
