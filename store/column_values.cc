#include "store/column_values.hh"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "catalogue/number_range.hh"
#include "store/columns.hh"
#include "store/values.hh"

namespace rosebud::store {

std::uint32_t date_number(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return 0;
  const auto year = parse_number(date.substr(0, 4));
  const auto month = parse_number(date.substr(5, 2));
  const auto day = parse_number(date.substr(8, 2));
  if (!year || !month || !day) return 0;
  return static_cast<std::uint32_t>(*year * 10'000 + *month * 100 + *day);
}

std::string date_text(std::uint32_t number) {
  if (number == 0) return {};
  return fmt::format("{:04}-{:02}-{:02}", number / 10'000, number / 100 % 100, number % 100);
}

std::uint8_t rating_number(std::string_view value) {
  const auto number = parse_number(value);
  if (!number || *number >= Columns::no_rating) return Columns::no_rating;
  return static_cast<std::uint8_t>(*number);
}

std::uint16_t first_year(std::string_view list) {
  std::uint16_t first = 0;
  bool seen = false;
  for_each_key(list, [&](std::string_view key) {
    const auto year = seen ? std::nullopt : parse_number(key);
    seen = true;
    if (year)
      first = static_cast<std::uint16_t>(std::min<int>(*year, std::numeric_limits<std::uint16_t>::max()));
  });
  return first;
}

std::string number_label(std::string_view key) {
  const auto first = key.find_first_not_of('0');
  return first == std::string_view::npos ? "0" : std::string(key.substr(first));
}

std::vector<std::string> DocumentValues::usual(FieldId field) const {
  std::vector<std::string> written;
  if (field == FieldId::date) {
    if (date != 0) written.push_back(date_text(date));
    return written;
  }
  const auto column = std::ranges::find(fields, static_cast<std::uint32_t>(field), &ColumnField::field);
  if (column == fields.end()) return written;
  const auto begin = std::ranges::lower_bound(row, column->first);
  for (auto value = begin; value != row.end() && *value - column->first < column->count; ++value) {
    written.emplace_back(label(*value));
  }
  return written;
}

}  // namespace rosebud::store
