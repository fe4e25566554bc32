#include "searcher/engine/values.hh"

#include <string>

#include <fmt/format.h>

#include "catalogue/number_range.hh"

namespace rosebud::searcher {

std::optional<std::int64_t> ordinal_of(std::string_view key) {
  std::string digits(key);
  std::erase(digits, '-');
  return parse_number(digits);
}

bool is_scalar(FieldId field) {
  return field == FieldId::rating || field == FieldId::date;
}

std::optional<std::uint32_t> scalar_of(const store::Columns& columns, FieldId field, Xapian::docid id) {
  if (field == FieldId::rating) {
    const std::uint8_t rating = columns.rating(id);
    return rating == store::Columns::no_rating ? std::nullopt : std::optional<std::uint32_t>(rating);
  }
  const std::uint32_t date = columns.date(id);
  return date == 0 ? std::nullopt : std::optional(date);
}

std::string scalar_key(FieldId field, std::uint32_t value) {
  if (field == FieldId::rating) return fmt::format("{:04}", value);
  return fmt::format("{:04}-{:02}-{:02}", value / 10'000, value / 100 % 100, value % 100);
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
