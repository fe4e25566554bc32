// The normalised key under which a value of a facet is stored, counted and refined by.
#pragma once

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

}  // namespace rosebud
