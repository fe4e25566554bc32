#include "indexer/article/dated_title.hh"

#include <algorithm>
#include <array>
#include <vector>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"

namespace rosebud::indexer {
namespace {

constexpr std::size_t year_digits = 4;

struct Bracket {
  std::size_t begin;
  std::size_t end;
  std::string year;
};

bool is_year(std::string_view text) {
  return text.size() == year_digits && std::ranges::all_of(text, is_digit) && !years_in(text).empty();
}

// "1958", "1958 film", "1958, Alfred Hitchcock", "Alfred Hitchcock, 1958", "1990-1991", "TV 1990–91".
std::optional<std::string> year_in_brackets(std::string_view text) {
  const std::string_view content = trimmed(text);
  const auto at_begin = content.substr(0, year_digits);
  const std::string_view behind = content.substr(at_begin.size());
  const bool closed = behind.empty() || behind.starts_with(',') || behind.starts_with('-') ||
                      behind.starts_with("–") || behind == " film";
  if (is_year(at_begin) && closed) return std::string(at_begin);
  const auto comma = content.rfind(", ");
  if (comma != std::string_view::npos && is_year(content.substr(comma + 2))) {
    return std::string(content.substr(comma + 2));
  }
  return std::nullopt;
}

std::vector<Bracket> dated_brackets(std::string_view title) {
  constexpr std::size_t most = 8;
  std::vector<Bracket> found;
  for (std::size_t at = 0; at < title.size() && found.size() < most;) {
    const auto open = title.find_first_of("([", at);
    if (open == std::string_view::npos) break;
    const auto close = title.find(title[open] == '(' ? ')' : ']', open);
    if (close == std::string_view::npos) break;
    if (auto year = year_in_brackets(title.substr(open + 1, close - open - 1))) {
      found.push_back({open, close + 1, std::move(*year)});
    }
    at = close + 1;
  }
  return found;
}

// What a site writes around the name: "Film review: X", "X - review".
std::string_view without_review(std::string_view name) {
  constexpr auto openings = std::to_array<std::string_view>(
      {"review:", "film review:", "movie review:", "filmkritik:", "kritik:", "critique :", "critique:"});
  for (const std::string_view opening : openings) {
    if (fold(name.substr(0, opening.size())) == opening) return trimmed(name.substr(opening.size()));
  }
  return name;
}

bool says_review(std::string_view rest) {
  constexpr auto words =
      std::to_array<std::string_view>({"", "review", "movie review", "film review", "- review", "– review",
                                       ": review", "critique", "kritik"});
  return std::ranges::find(words, std::string_view(fold(trimmed(rest)))) != words.end();
}

// Whether a name has more than one part: a category, a section, a site.
bool has_parts(std::string_view name) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({" - ", " – ", " — ", " | ", " / "}),
      [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

// Letters and digits alone, of any script: what slugs and titles share.
std::string letters_of(std::string_view text) {
  std::string result;
  for (const char c : fold(text)) {
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) result += c;
  }
  return result;
}

// Whether a year behind `words` is one that something happened in: "best-of-2019", "oscars-2020".
bool speaks_of_a_year(std::string_view words) {
  constexpr auto such = std::to_array<std::string_view>({"awards", "berlinale", "best", "cannes", "festival",
                                                         "films", "from", "in", "list", "movies", "of",
                                                         "oscars", "since", "sundance", "top", "year"});
  const auto last = words.find_last_of("-_ ");
  return std::ranges::find(such, last == std::string_view::npos ? words : words.substr(last + 1)) !=
         such.end();
}

}  // namespace

std::optional<DatedTitle> dated_title(std::string_view title) {
  const auto brackets = dated_brackets(title);
  if (brackets.size() != 1) return std::nullopt;
  DatedTitle result;
  result.year = brackets.front().year;
  const std::string_view name = without_review(trimmed(title.substr(0, brackets.front().begin)));
  if (says_review(title.substr(brackets.front().end)) && !has_parts(name)) result.name = name;
  return result;
}

std::optional<std::string> year_of_slug(std::string_view slug, std::string_view title) {
  if (const auto dated = dated_title(slug)) return dated->year;
  if (slug.size() < year_digits + 2) return std::nullopt;
  const std::string_view year = slug.substr(slug.size() - year_digits);
  const std::string_view words = slug.substr(0, slug.size() - year_digits - 1);
  const char separator = slug[words.size()];
  if (!is_year(year) || (separator != '-' && separator != '_')) return std::nullopt;
  const std::string named = letters_of(words);
  if (std::ranges::all_of(named, is_digit)) return std::nullopt;
  if (!title.empty()) return letters_of(title) == named ? std::optional(std::string(year)) : std::nullopt;
  const std::string latest = "2029";  // without a title, a year to come is the title's: "blade-runner-2049"
  if (year > latest || speaks_of_a_year(words)) return std::nullopt;
  return std::string(year);
}

}  // namespace rosebud::indexer
