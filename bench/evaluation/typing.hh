// What people type when they look for a name or a title that they know: without capitals, accents and signs,
// with a slip of the finger, or only its beginning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "bench/random.hh"

namespace rosebud::bench {

// What becomes of the signs of a title: "WALL·E" is typed "walle" or "wall e".
enum class Signs : std::uint8_t { dropped, as_spaces };

// `text` in lower case without accents and with nothing but letters, marks, digits and single spaces. An
// apostrophe is dropped in either case. Empty when the text is all signs.
std::string typed_form(std::string_view text, Signs signs);

// Two texts with the same letters and digits, whatever stands between them, have the same key.
std::string same_key(std::string_view text);

// How many letters (no digits, no marks) `text` has.
std::size_t letters_in(std::string_view text);

// `text` with one letter added, left out, replaced or exchanged with the letter behind it: each kind, place
// and new letter (a to z) as likely as the others. Digits and spaces stay, words stay in one piece, and the
// result always differs. `text` has at least two letters.
std::string with_one_edit(std::string_view text, Random& random);

// The first half of `text` in characters, rounded up, without a space at its end.
std::string first_half(std::string_view text);

}  // namespace rosebud::bench
