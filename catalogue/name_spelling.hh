// Titles and names by their letters alone, so that it does not matter where somebody puts spaces and signs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

// The folded letters and digits of a name without a space between, and where in them its words begin:
// "Border Patrol" -> "borderpatrol", 0 and 6.
struct NameSpelling {
  std::string letters;
  std::vector<std::uint32_t> words;  // byte offsets, ascending
  bool operator==(const NameSpelling&) const = default;
};

enum class NameKind : std::uint8_t { title, person };

// The spellings of `text`, all different: its words as they are read ("In & Out" -> "inandout"), and with all
// signs left out ("inout"); of a title then both without an article at the beginning. Letters beyond
// max_spelling_bytes are left out. Empty when there is no word.
std::vector<NameSpelling> name_spellings(std::string_view text, NameKind kind);

// The words of `text` as they are read, folded, without other spellings and pairs.
std::vector<std::string> name_words(std::string_view text);

// `words` one behind the other.
NameSpelling joined_words(const std::vector<std::string>& words);

inline constexpr std::size_t max_spelling_bytes = 240;

}  // namespace rosebud
