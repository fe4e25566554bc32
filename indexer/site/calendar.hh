// Parts of a date, as addresses name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rosebud::indexer {

struct CalendarDate {
  int year = 0;
  int month = 0;        // 1 to 12
  int day = 0;          // 1 to 31
  int day_of_year = 0;  // 1 to 366
  int weekday = 0;      // 0 is Sunday
  int week = 0;         // ISO 8601, 1 to 53
  int week_year = 0;    // the year that the week belongs to
};

// Of a date written YYYY-MM-DD.
std::optional<CalendarDate> calendar_date(std::string_view written);

// English, as all generators write them.
std::string_view month_name(int month);
std::string_view weekday_name(int weekday);

// `date` in a format of strftime(3), as far as generators use it: %Y %y %m %-m %d %-d %e %j %B %b %A %a %V
// %u; nothing for other letters.
std::optional<std::string> formatted(const CalendarDate& date, std::string_view format);

}  // namespace rosebud::indexer
