// What kind of character a code point is (Unicode 15, by utf8proc).
#pragma once

namespace rosebud {

// Letters, their marks, and numbers of every script.
bool is_letter_or_number(char32_t c);

// `c` in lower case, accents and all; unlike fold().
char32_t lower_case(char32_t c);

}  // namespace rosebud
