// Words with nothing but a sign between them, which are also written as one: "WALL·E", "S.W.A.T.",
// "Face/Off".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/characters.hh"

namespace rosebud {

// One word of a compound.
struct CompoundPart {
  std::string letters;    // without apostrophes
  std::size_t begin = 0;  // bytes into the text
  std::size_t end = 0;
  std::size_t apostrophes = 0;  // how many were left out
  std::size_t after_first = 0;  // where in `letters` the text behind the first one begins
  std::size_t after_last = 0;
  // What stands between it and the next part, tight also when nothing does; other behind the last.
  CharacterClass sign = CharacterClass::other;
};

// Fills `parts` with the words from `at` on, at least one, up to the next that no sign joins to them. A word,
// a numeral or a times sign must stand at `at`.
void read_compound(std::string_view text, std::size_t at, std::vector<CompoundPart>& parts);

// Parts from the first to the last of which are also written as one word.
struct Joined {
  std::size_t first = 0;
  std::size_t last = 0;
};

// What is joined of `parts`, by first part; no more than two for each.
std::vector<Joined> joined_parts(const std::vector<CompoundPart>& parts);

}  // namespace rosebud
