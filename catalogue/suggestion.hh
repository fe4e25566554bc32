// What somebody may go on to type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

enum class SuggestionKind : std::uint8_t { title, person, word };

// "title", "person" or "word", as JSON has it.
constexpr std::string_view suggestion_kind_name(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::title:
      return "title";
    case SuggestionKind::person:
      return "person";
    default:
      return "word";
  }
}

struct Suggestion {
  std::string text;  // as the archive writes it
  SuggestionKind kind = SuggestionKind::title;
  std::string query;      // what to search for
  std::size_t count = 0;  // articles: of the title, of the person, with the word
  bool operator==(const Suggestion&) const = default;
};

// The likeliest first.
struct Suggestions {
  std::vector<Suggestion> list;
  bool timed_out = false;  // the time limit was reached: others may be likelier
};

// Bounds that every front end holds a question to.
inline constexpr std::size_t max_suggestions = 100;
inline constexpr std::size_t default_suggestions = 10;

}  // namespace rosebud
