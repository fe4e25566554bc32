// Values of columns by what is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "store/columns.hh"

namespace rosebud::searcher {

// A number's key, or a day's, as a number: 1995, 20010520.
std::optional<std::int64_t> ordinal_of(std::string_view key);

// The values of a number or date field from `low` to `high`: from the first on, up to but not with the
// second.
std::pair<store::ValueId, store::ValueId> values_between(const store::Columns& columns,
                                                         const store::ColumnField& field, std::int64_t low,
                                                         std::int64_t high);

}  // namespace rosebud::searcher
