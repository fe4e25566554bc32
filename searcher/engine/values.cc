#include "searcher/engine/values.hh"

#include <string>

#include "catalogue/number_range.hh"

namespace rosebud::searcher {

std::optional<std::int64_t> ordinal_of(std::string_view key) {
  std::string digits(key);
  std::erase(digits, '-');
  return parse_number(digits);
}

std::pair<store::ValueId, store::ValueId> values_between(const store::Columns& columns,
                                                         const store::ColumnField& field, std::int64_t low,
                                                         std::int64_t high) {
  // Ids are in the order of the numbers.
  const auto first_above = [&](std::int64_t bound, bool with_equal) {
    store::ValueId from = field.first;
    store::ValueId to = field.first + field.count;
    while (from < to) {
      const store::ValueId middle = from + (to - from) / 2;
      const auto number = ordinal_of(columns.key(middle)).value_or(0);
      const bool before = with_equal ? number < bound : number <= bound;
      (before ? from : to) = before ? middle + 1 : middle;
    }
    return from;
  };
  return {first_above(low, true), first_above(high, false)};
}

}  // namespace rosebud::searcher
