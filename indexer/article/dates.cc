#include "indexer/article/dates.hh"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalogue/number_range.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

constexpr int first_year_of_film = 1870;
constexpr int last_year = 2100;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

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

}  // namespace

std::optional<std::string> date_in(std::string_view written) {
  std::string_view rest = trimmed(written);
  const std::string_view first = take_digits(rest);
  if (first.size() == 8) return date_of(first.substr(0, 4), first.substr(4, 2), first.substr(6, 2));
  if (first.size() != 4 || rest.size() < 2 ||
      std::string_view("-/.").find(rest[0]) == std::string_view::npos) {
    return std::nullopt;
  }
  const char separator = rest[0];
  rest.remove_prefix(1);
  const std::string_view month = take_digits(rest);
  if (month.empty() || month.size() > 2) return std::nullopt;
  if (!rest.starts_with(separator)) return rest.empty() ? date_of(first, month, "1") : std::nullopt;
  rest.remove_prefix(1);
  const std::string_view day = take_digits(rest);
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

std::optional<std::string> date_of_path(std::string_view path) {
  const auto slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::string_view whole = name;
  const std::string_view year = take_digits(name);
  if (year.size() != 4 || !name.starts_with('-')) return std::nullopt;
  name.remove_prefix(1);
  const std::string_view month = take_digits(name);
  if (month.empty() || !name.starts_with('-')) return std::nullopt;
  name.remove_prefix(1);
  const std::string_view day = take_digits(name);
  if (day.empty() || (!name.starts_with('-') && !name.starts_with('.'))) return std::nullopt;
  return date_in(whole);
}

}  // namespace rosebud::indexer
