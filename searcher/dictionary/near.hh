// What in a dictionary is a few edits from what was typed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/dictionary/near_walk.hh"
#include "searcher/engine/deadline.hh"
#include "store/dictionary/dictionary.hh"

namespace rosebud::searcher {

// The code points of well-formed `text`.
std::u32string letters_of(std::string_view text);

// How many edits are forgiven: short words have too many neighbours. None below 4 letters, one below 8, two
// from there on; digits do not count as letters.
unsigned edits_forgiven(std::string_view text);

// Damerau's distance, restricted, in characters; more than `most` is most + 1.
unsigned letter_edits(std::u32string_view left, std::u32string_view right, unsigned most);

// Sorted strings and their order read backwards.
struct Sorted {
  const store::StringList& list;
  std::span<const std::uint32_t> by_end;
};

struct Near {
  std::uint32_t place = 0;  // in the list
  unsigned edits = 0;
  auto operator<=>(const Near&) const = default;
};

// The strings at most `edits` (at most 2) from `typed`, by place; itself too. Their digits are those of
// `typed`. About 0.1 ms of 500,000 words. At the deadline those that were found until then, as with all that
// follows.
std::vector<Near> near_strings(const Sorted& sorted, std::string_view typed, unsigned edits,
                               const Deadline& deadline = {});

// The starts (places in Names::starts) behind which stands what begins like `typed` but for at most one edit.
std::vector<Range> near_beginnings(const store::Names& names, std::string_view typed,
                                   const Deadline& deadline = {});

// The starts behind which stands exactly what begins like `typed`.
Range exact_beginnings(const store::Names& names, std::string_view typed);

}  // namespace rosebud::searcher
