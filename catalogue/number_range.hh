// A closed range of whole numbers with either end open: 1995, 1990..1999, ..1960, 2000..
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rosebud {

struct NumberRange {
  std::optional<int> from;
  std::optional<int> to;

  bool contains(int number) const { return (!from || number >= *from) && (!to || number <= *to); }
  auto operator<=>(const NumberRange&) const = default;
};

// Whether a number is in both; whether all of `inner` is in `outer`.
bool overlap(const NumberRange& a, const NumberRange& b);
bool contains(const NumberRange& outer, const NumberRange& inner);

// Reads "1995", "1990..1999", "1990..", "..1999"; nothing for anything else. The ends may stand in either
// order.
std::optional<NumberRange> parse_number_range(std::string_view text);

// The inverse of parse_number_range().
std::string to_string(const NumberRange& range);

// A whole number without sign or spaces, or nothing.
std::optional<int> parse_number(std::string_view text);

}  // namespace rosebud
