#include "indexer/credits/title_credit.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dated_title.hh"
#include "indexer/article/person_name.hh"

namespace rosebud::indexer::credits {
namespace {

// What follows the section's name and the mark behind it; nothing for other sections.
std::optional<std::string_view> behind_section(std::string_view title) {
  constexpr auto sections = std::to_array<std::string_view>(
      {"cine", "cinema", "film", "films", "filmkritik", "kino", "movie", "movies"});
  const auto end = title.find_first_of(" :");
  if (end == std::string_view::npos) return std::nullopt;
  if (std::ranges::find(sections, std::string_view(fold(title.substr(0, end)))) == sections.end())
    return std::nullopt;
  for (const std::string_view mark : {" - ", " – ", " — ", ": ", " : "}) {
    if (title.substr(end).starts_with(mark)) return title.substr(end + mark.size());
  }
  return std::nullopt;
}

// "A", "A et B", "A, B and C": full names alone, else nobody.
std::vector<std::string> full_names_in(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t behind = text.size();
    for (const std::string_view joint : {", ", " & ", " and ", " et ", " und ", " y ", " e "}) {
      const auto at = text.find(joint);
      if (at >= end) continue;
      end = at;
      behind = at + joint.size();
    }
    const std::string_view name = trimmed(text.substr(0, end));
    if (name.find(' ') == std::string_view::npos || !looks_like_a_name(name)) return {};
    names.emplace_back(name);
    text.remove_prefix(behind);
  }
  return names;
}

}  // namespace

std::optional<TitleCredit> title_credit(std::string_view title) {
  const auto bracket = title.find_last_of("([");
  if (!title.ends_with(')') && !title.ends_with(']')) return std::nullopt;
  if (bracket == std::string_view::npos || !dated_title(title)) return std::nullopt;
  const auto text = behind_section(trimmed(title.substr(0, bracket)));
  if (!text) return std::nullopt;
  // From the end on, as the work's name may hold such a word too; "Scarface de Brian de Palma" has another.
  for (auto at = text->rfind(' '); at != std::string_view::npos && at > 0; at = text->rfind(' ', at - 1)) {
    for (const std::string_view word : {" de ", " d'", " d’", " by ", " di ", " von "}) {
      if (!text->substr(at).starts_with(word)) continue;
      std::vector<std::string> names = full_names_in(text->substr(at + word.size()));
      if (!names.empty()) return TitleCredit{std::string(trimmed(text->substr(0, at))), std::move(names)};
    }
  }
  return std::nullopt;
}

}  // namespace rosebud::indexer::credits
