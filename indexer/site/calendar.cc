#include "indexer/site/calendar.hh"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "catalogue/number_range.hh"

namespace rosebud::indexer {
namespace {

namespace chrono = std::chrono;

std::string three_letters(std::string_view name) {
  return std::string(name.substr(0, 3));
}

std::optional<std::string> directive(const CalendarDate& date, char letter, bool unpadded) {
  switch (letter) {
    case 'Y':
      return fmt::format("{:04}", date.year);
    case 'y':
      return fmt::format("{:02}", date.year % 100);
    case 'm':
      return unpadded ? fmt::format("{}", date.month) : fmt::format("{:02}", date.month);
    case 'd':
      return unpadded ? fmt::format("{}", date.day) : fmt::format("{:02}", date.day);
    case 'e':
      return fmt::format("{}", date.day);
    case 'j':
      return unpadded ? fmt::format("{}", date.day_of_year) : fmt::format("{:03}", date.day_of_year);
    case 'B':
      return std::string(month_name(date.month));
    case 'b':
      return three_letters(month_name(date.month));
    case 'A':
      return std::string(weekday_name(date.weekday));
    case 'a':
      return three_letters(weekday_name(date.weekday));
    case 'V':
      return fmt::format("{:02}", date.week);
    case 'u':
      return fmt::format("{}", date.weekday == 0 ? 7 : date.weekday);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<CalendarDate> calendar_date(std::string_view written) {
  if (written.size() != 10) return std::nullopt;
  const auto year = parse_number(written.substr(0, 4));
  const auto month = parse_number(written.substr(5, 2));
  const auto day = parse_number(written.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date{chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                                    chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto day_of_year = [](chrono::sys_days days) {
    const chrono::year_month_day of{days};
    return static_cast<int>((days - chrono::sys_days(of.year() / 1 / 1)).count()) + 1;
  };
  const chrono::sys_days days{date};
  const auto weekday = static_cast<int>(chrono::weekday(days).c_encoding());
  // A week belongs to the year that its Thursday lies in.
  const chrono::sys_days thursday = days + chrono::days(4 - (weekday == 0 ? 7 : weekday));
  return CalendarDate{*year,
                      *month,
                      *day,
                      day_of_year(days),
                      weekday,
                      (day_of_year(thursday) - 1) / 7 + 1,
                      static_cast<int>(chrono::year_month_day(thursday).year())};
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
  return names.at(static_cast<std::size_t>(month - 1));
}

std::string_view weekday_name(int weekday) {
  constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
  return names.at(static_cast<std::size_t>(weekday));
}

std::optional<std::string> formatted(const CalendarDate& date, std::string_view format) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      text += format[i];
      continue;
    }
    const bool unpadded = i + 1 < format.size() && format[i + 1] == '-';
    i += unpadded ? 2 : 1;
    const auto part = i < format.size() ? directive(date, format[i], unpadded) : std::nullopt;
    if (!part) return std::nullopt;
    text += *part;
  }
  return text;
}

}  // namespace rosebud::indexer
