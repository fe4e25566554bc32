// Whether what was typed, as a whole, is a title or a person of the archive, or nearly one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/dictionary/near.hh"
#include "searcher/engine/deadline.hh"
#include "store/dictionary/dictionary.hh"

namespace rosebud::searcher {

// Names of a dictionary by their place in it. Near ones only where nothing is what was typed; all of them
// have the same number of edits, the fewest.
struct Recognised {
  std::vector<std::uint32_t> titles;       // the same but for spaces and signs
  std::vector<std::uint32_t> people;       // the same in some order of the words, or with initials
  std::vector<std::uint32_t> only_people;  // the one person who has the words as first or last of the name
  std::vector<Near> near_titles;
  std::vector<Near> near_people;

  bool near() const { return !near_titles.empty() || !near_people.empty(); }
};

// A word alone that so many of the archive's articles hold is meant: at least this share, and some articles.
inline constexpr std::size_t common_word_share = 500;
inline constexpr std::size_t least_common = 3;

// At most so many names near what was typed are taken: of more, none is likely.
inline constexpr std::size_t most_near = 5;

// What `text`, without syntax, is in `dictionary` of an archive of so many articles. At the deadline what was
// found until then: of near names the nearest may be missing.
Recognised recognise(const store::Dictionary& dictionary, std::string_view text, std::size_t archive,
                     const Deadline& deadline = {});

// Who may be meant, most articles first.
struct PeopleMeant {
  std::vector<std::uint32_t> people;
  bool of_a_part_mistyped = false;  // a slip in a part of a name: worth a question, no more
};

// The people in the role of `field` whose names have the words of `text` in any order, by initials too; else
// those who have them among others; else those whose whole name is mistyped; else those of whose name a part
// is. At the deadline some that may be meant, not all.
PeopleMeant people_meant(const store::Dictionary& dictionary, std::string_view text, FieldId field,
                         const Deadline& deadline = {});

// The words by which a name is searched for: those of its written form, with a space between.
std::string plain_name(const store::Names& names, std::size_t name);

}  // namespace rosebud::searcher
