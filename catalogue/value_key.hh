// The normalised key under which a value of a facet is stored, counted and refined by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/field.hh"

namespace rosebud {

// One key for all the ways a value is written: folded, white space collapsed, surrounding punctuation dropped
// ("  Satoshi  KON," -> "satoshi kon"). Of names, hyphens, commas and full stops between words are spaces and
// initials stand together ("J. J. Abrams" -> "jj abrams", "Bong Joon-ho" -> "bong joon ho"). Numbers are
// padded to four digits so that keys sort as numbers
// ("985" -> "0985"). Empty when nothing is left.
std::string value_key(FieldKind kind, std::string_view written);

// Whether values of `kind` stand on a scale of numbers that is cut into bins: numbers, and dates by their
// years.
bool has_bins(FieldKind kind);

// The number of the value with the key `key` on that scale, if it has one: 985 of "0985", 2001 of
// "2001-05-20".
std::optional<int> scale_number(FieldKind kind, std::string_view key);

// How the key of a number is written: "985" for "0985"; other keys as they are.
std::string_view without_padding(FieldKind kind, std::string_view key);

// Whether the chosen value with the key `chosen` stands for the value with the key `key`: they are equal, or
// `chosen` is the year or the month of a date ("2001" and "2001-05" of "2001-05-20").
bool stands_for(FieldKind kind, std::string_view chosen, std::string_view key);

// Whether `key` is the year or the month of dates, and so stands for several values.
bool is_period(FieldKind kind, std::string_view key);

}  // namespace rosebud
