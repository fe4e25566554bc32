#include "searcher/query/ranges.hh"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace rosebud::searcher {
namespace {

enum class Comparison { none, at_least, above, at_most, below };

struct Compared {
  Comparison how = Comparison::none;
  std::string_view value;
};

Compared compared(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs{{{">=", Comparison::at_least},
                                                                          {"≥", Comparison::at_least},
                                                                          {">", Comparison::above},
                                                                          {"<=", Comparison::at_most},
                                                                          {"≤", Comparison::at_most},
                                                                          {"<", Comparison::below}}};
  for (const auto& [sign, how] : signs) {
    if (text.starts_with(sign)) return {how, text.substr(sign.size())};
  }
  return {Comparison::none, text};
}

// "1990s"
std::optional<NumberRange> decade_in(std::string_view text) {
  if (text.size() != 5 || !text.ends_with("0s")) return std::nullopt;
  const auto first = parse_number(text.substr(0, 4));
  if (!first) return std::nullopt;
  return NumberRange{first, *first + 9};
}

// "1990-1999"
std::optional<NumberRange> dashed_in(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_number(text.substr(0, dash));
  const auto to = parse_number(text.substr(dash + 1));
  if (!from || !to) return std::nullopt;
  return NumberRange{std::min(*from, *to), std::max(*from, *to)};
}

// A day, or all days of a month or a year.
std::optional<DateRange> days_of(std::string_view text) {
  const std::string digits(text);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = parse_number(text.substr(0, 4));
  const auto month = text.size() > 4 ? parse_number(text.substr(5, 2)) : std::optional(1);
  const auto day = text.size() > 7 ? parse_number(text.substr(8, 2)) : std::optional(1);
  if (!year || !month || !day) return std::nullopt;
  using std::chrono::year_month_day;
  const year_month_day first(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                             std::chrono::day(static_cast<unsigned>(*day)));
  if (!first.ok()) return std::nullopt;
  if (text.size() == 10) return DateRange{digits, digits};
  if (text.size() == 4) return DateRange{digits + "-01-01", digits + "-12-31"};
  const std::chrono::year_month_day_last last(first.year(), std::chrono::month_day_last(first.month()));
  return DateRange{digits + "-01", fmt::format("{}-{:02}", digits, static_cast<unsigned>(last.day()))};
}

std::string day_beside(const std::string& day, int step) {
  const auto number = [&](std::size_t at, std::size_t length) {
    return parse_number(std::string_view(day).substr(at, length)).value_or(1);
  };
  const std::chrono::sys_days here(std::chrono::year_month_day(
      std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
      std::chrono::day(static_cast<unsigned>(number(8, 2)))));
  const std::chrono::year_month_day beside(here + std::chrono::days(step));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(beside.year()),
                     static_cast<unsigned>(beside.month()), static_cast<unsigned>(beside.day()));
}

}  // namespace

std::optional<NumberRange> number_range_in(std::string_view text) {
  const Compared sign = compared(text);
  if (sign.how == Comparison::none) {
    if (auto range = parse_number_range(text)) return range;
    if (auto range = decade_in(text)) return range;
    return dashed_in(text);
  }
  const auto number = parse_number(sign.value);
  if (!number || *number == std::numeric_limits<int>::max()) return std::nullopt;
  switch (sign.how) {
    case Comparison::at_least:
      return NumberRange{number, {}};
    case Comparison::above:
      return NumberRange{*number + 1, {}};
    case Comparison::at_most:
      return NumberRange{{}, number};
    default:
      if (*number == 0) return std::nullopt;
      return NumberRange{{}, *number - 1};
  }
}

std::optional<DateRange> date_range_in(std::string_view text) {
  const Compared sign = compared(text);
  if (sign.how != Comparison::none) {
    const auto days = days_of(sign.value);
    if (!days) return std::nullopt;
    switch (sign.how) {
      case Comparison::at_least:
        return DateRange{days->from, {}};
      case Comparison::above:
        return DateRange{day_beside(days->to, 1), {}};
      case Comparison::at_most:
        return DateRange{{}, days->to};
      default:
        return DateRange{{}, day_beside(days->from, -1)};
    }
  }
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return days_of(text);
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  const auto from = days_of(left);
  const auto to = days_of(right);
  if ((!left.empty() && !from) || (!right.empty() && !to) || (!from && !to)) return std::nullopt;
  if (from && to && from->from > to->to) return DateRange{to->from, from->to};
  return DateRange{from ? from->from : "", to ? to->to : ""};
}

}  // namespace rosebud::searcher
