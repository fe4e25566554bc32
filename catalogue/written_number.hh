// Numbers that are written with signs inside them: decimals, thousands, fractions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

// However it is written, one number is one word: "8½", "8 1/2", "8.5" and "8,5" are "8.5".
struct WrittenNumber {
  std::string text;                // "8.5"
  std::string otherwise;           // what it may be as well: "1.000" may be 1000; empty when it may not
  std::vector<std::string> parts;  // the digits between the signs: 8, 1 and 2
  std::size_t end = 0;             // behind it
};

// The number at `at`, when it is more than digits. Not one that goes on where it seems to end or begins
// before `at`: dates, addresses, chapters ("12.05.2019", "1.2.3").
std::optional<WrittenNumber> read_number(std::string_view text, std::size_t at);

// The digits of one superscript, subscript or circled number ("²", "⑩"); empty for fractions and all else.
std::string digits_of_numeral(char32_t c);

}  // namespace rosebud
