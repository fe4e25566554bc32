// Values of columns by what is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "catalogue/field.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// A number's key, or a day's, as a number: 1995, 20010520.
std::optional<std::int64_t> ordinal_of(std::string_view key);

// Whether the values of a field are in no row, since articles have one that they are sorted by: ratings and
// dates.
bool is_scalar(FieldId field);

// Such a value of an article as a number: 85 of a hundred, 20010520; and the key of it.
std::optional<std::uint32_t> scalar_of(const store::Columns& columns, FieldId field, Xapian::docid id);
std::string scalar_key(FieldId field, std::uint32_t value);

// Whether a row, which ascends, has one of the values from `first` up to but not with `last`.
inline bool has_value(std::span<const store::ValueId> row, store::ValueId first, store::ValueId last) {
  for (const store::ValueId value : row) {
    if (value >= last) return false;
    if (value >= first) return true;
  }
  return false;
}

// The values of a number or date field from `low` to `high`: from the first on, up to but not with the
// second.
std::pair<store::ValueId, store::ValueId> values_between(const store::Columns& columns,
                                                         const store::ColumnField& field, std::int64_t low,
                                                         std::int64_t high);

}  // namespace rosebud::searcher
