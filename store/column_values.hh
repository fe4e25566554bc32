// Values of a database in the forms that columns hold, and back.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "store/column_arrays.hh"

namespace rosebud::store {

// "2001-12-31" as 20011231; 0 for what is no such date.
std::uint32_t date_number(std::string_view date);
// The inverse; empty for 0.
std::string date_text(std::uint32_t number);

// "080" as 80; Columns::no_rating for what is no such number.
std::uint8_t rating_number(std::string_view value);

// The first key of a list of years; 0 for what is no number.
std::uint16_t first_year(std::string_view list);

// A number's key as people write it: without leading zeros.
std::string number_label(std::string_view key);

// What columns know of one document beside its card.
struct DocumentValues {
  std::span<const ColumnField> fields;
  std::span<const std::uint32_t> row;
  std::uint32_t date = 0;
  std::function<std::string_view(std::uint32_t value)> label;

  // How the document's values of `field` are usually written, in the order of the row.
  std::vector<std::string> usual(FieldId field) const;
};

}  // namespace rosebud::store
