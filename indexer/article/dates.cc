#include "indexer/article/dates.hh"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "catalogue/number_range.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

constexpr int first_year_of_film = 1870;
constexpr int last_year = 2100;

// Takes a run of digits off the front of `text`.
std::string_view take_digits(std::string_view& text) {
  const auto* const end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<std::string> date_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = parse_number(year);
  const auto m = parse_number(month);
  const auto d = parse_number(day);
  if (!y || !m || !d || *y < 1 || *m < 1 || *m > 12 || *d < 1 || *d > days_in(*y, *m)) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", *y, *m, *d);
}

// How the months begin in English, French, German, Spanish, Italian, Portuguese and Dutch, folded.
constexpr std::array<std::array<std::string_view, 5>, 12> months{{{"jan", "ene", "gen"},
                                                                  {"feb", "fev", "fevr"},
                                                                  {"mar", "maa", "mrz"},
                                                                  {"apr", "avr", "abr"},
                                                                  {"may", "mai", "mag", "mei"},
                                                                  {"jun", "juin", "giu"},
                                                                  {"jul", "juil", "lug"},
                                                                  {"aug", "aou", "ago"},
                                                                  {"sep", "set"},
                                                                  {"oct", "okt", "ott", "out"},
                                                                  {"nov"},
                                                                  {"dec", "dez", "dic"}}};

std::optional<int> month_named(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    for (const std::string_view beginning : months[i]) {
      if (!beginning.empty() && word.starts_with(beginning)) return static_cast<int>(i + 1);
    }
  }
  return std::nullopt;
}

// The runs of digits and of letters in a folded text.
std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> runs;
  while (!text.empty()) {
    const auto same = [digits = is_digit(text[0])](char c) {
      return digits ? is_digit(c) : is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto* const end = std::ranges::find_if_not(text, same);
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (length > 0) runs.push_back(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return runs;
}

bool is_day(std::string_view run) {
  return run.size() <= 2 && is_digit(run[0]);
}

// "Sat, 02 Mar 2019 10:00:00 +0000", "March 2nd, 2019", "2. März 2019".
std::optional<std::string> date_in_words(std::string_view written) {
  constexpr std::size_t longest = 60;
  const std::string folded = fold(utf8::prefix(written, longest));
  const auto runs = runs_of(folded);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto month = is_digit(runs[i][0]) ? std::nullopt : month_named(runs[i]);
    if (!month) continue;
    const auto year = std::ranges::find_if(runs.begin() + static_cast<std::ptrdiff_t>(i), runs.end(),
                                           [](auto run) { return run.size() == 4 && is_digit(run[0]); });
    if (year == runs.end()) return std::nullopt;
    const std::string number = fmt::format("{}", *month);
    // "the 2nd of March", "2 de marzo"
    for (std::size_t k = 1; k <= 3 && k <= i; ++k) {
      if (is_day(runs[i - k])) return date_of(*year, number, runs[i - k]);
    }
    if (i + 1 < runs.size() && is_day(runs[i + 1])) return date_of(*year, number, runs[i + 1]);
    return date_of(*year, number, "1");
  }
  return std::nullopt;
}

// "02.03.2019" is the second of March; "31/12/2019" and "12/31/2019" can be told, "02/03/2019" cannot.
std::optional<std::string> date_with_year_last(std::string_view first, std::string_view rest) {
  const char separator = rest[0];
  rest.remove_prefix(1);
  const std::string_view second = take_digits(rest);
  if (second.empty() || second.size() > 2 || !rest.starts_with(separator)) return std::nullopt;
  rest.remove_prefix(1);
  const std::string_view year = take_digits(rest);
  if (year.size() != 4) return std::nullopt;
  const int left = parse_number(first).value_or(0);
  const int right = parse_number(second).value_or(0);
  if (separator == '.' || left > 12 || left == right) return date_of(year, second, first);
  return right > 12 ? date_of(year, first, second) : std::nullopt;
}

bool is_date_separator(char c) {
  return c == '-' || c == '/' || c == '.';
}

}  // namespace

std::optional<std::string> date_in(std::string_view written) {
  std::string_view rest = trimmed(written);
  const std::string_view first = take_digits(rest);
  if (first.size() == 8) return date_of(first.substr(0, 4), first.substr(4, 2), first.substr(6, 2));
  const bool separated = rest.size() >= 2 && is_date_separator(rest[0]);
  if (separated && !first.empty() && first.size() <= 2 && is_digit(rest[1]))
    return date_with_year_last(first, rest);
  const bool kanji = rest.starts_with("年");
  if (first.size() != 4 || (!separated && !kanji)) return date_in_words(written);
  const char separator = rest[0];
  rest.remove_prefix(kanji ? std::string_view("年").size() : 1);
  const std::string_view month = take_digits(rest);
  if (month.empty() || month.size() > 2) return std::nullopt;
  const std::string_view behind_month = kanji ? "月" : std::string_view(&separator, 1);
  if (!rest.starts_with(behind_month)) return rest.empty() ? date_of(first, month, "1") : std::nullopt;
  rest.remove_prefix(behind_month.size());
  const std::string_view day = take_digits(rest);
  if (kanji && day.empty()) return date_of(first, month, "1");
  if (day.empty() || day.size() > 2) return std::nullopt;
  return date_of(first, month, day);
}

std::vector<std::string> years_in(std::string_view written) {
  std::vector<std::string> years;
  for (std::size_t at = 0; at < written.size();) {
    if (!is_digit(written[at])) {
      ++at;
      continue;
    }
    std::string_view rest = written.substr(at);
    const std::string_view digits = take_digits(rest);
    at += digits.size();
    const auto number = digits.size() == 4 ? parse_number(digits) : std::nullopt;
    if (!number || *number < first_year_of_film || *number > last_year) continue;
    if (std::ranges::find(years, digits) == years.end()) years.emplace_back(digits);
  }
  return years;
}

std::string_view without_leading_date(std::string_view name) {
  std::string_view rest = name;
  const std::string_view year = take_digits(rest);
  if (year.size() != 4 || !rest.starts_with('-')) return name;
  rest.remove_prefix(1);
  const std::string_view month = take_digits(rest);
  if (month.empty() || !rest.starts_with('-')) return name;
  rest.remove_prefix(1);
  const std::string_view day = take_digits(rest);
  if (!date_of(year, month, day)) return name;
  if (rest.empty()) return rest;
  return std::string_view("-_. ").find(rest[0]) == std::string_view::npos ? name : rest.substr(1);
}

std::optional<std::string> date_of_path(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::string_view rest = path; !rest.empty();) {
    parts.push_back(rest.substr(0, rest.find('/')));
    rest.remove_prefix(std::min(rest.size(), parts.back().size() + 1));
  }
  // The file's own name first, then the folders above it.
  for (std::size_t i = parts.size(); i > 0; --i) {
    const std::string_view part = parts[i - 1];
    if (without_leading_date(part).size() < part.size()) return date_in(part);
  }
  for (std::size_t i = 0; i + 3 < parts.size(); ++i) {
    if (parts[i].size() != 4 || parts[i + 1].size() > 2 || parts[i + 2].size() > 2) continue;
    if (auto date = date_of(parts[i], parts[i + 1], parts[i + 2])) return date;
  }
  return std::nullopt;
}

}  // namespace rosebud::indexer
