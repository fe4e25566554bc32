#include "importer/wordpress/post_date.hh"

#include <array>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "catalogue/number_range.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/dates.hh"

namespace rosebud::importer {
namespace {

// "2012-01-05 14:30:46" in minutes since 1970.
struct Moment {
  std::string day;
  std::string time;  // "14:30:46"; empty: not said
  long minutes = 0;
};

bool is_time(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return false;
  const auto hours = parse_number(text.substr(0, 2));
  const auto minutes = parse_number(text.substr(3, 2));
  const auto seconds = parse_number(text.substr(6, 2));
  return hours && minutes && seconds && *hours < 24 && *minutes < 60 && *seconds < 60;
}

std::optional<Moment> moment_of(std::string_view written) {
  const std::string_view text = indexer::trimmed(written);
  const auto day = indexer::date_in(text);
  if (!day || text.starts_with("0000")) return std::nullopt;
  Moment moment{.day = *day, .time = {}};
  const std::string_view time = text.size() > 10 ? indexer::trimmed(text.substr(11)) : std::string_view();
  if (!is_time(time)) return moment;
  moment.time = time;
  const std::chrono::year_month_day date{
      std::chrono::year(std::stoi(day->substr(0, 4))),
      std::chrono::month(static_cast<unsigned>(std::stoi(day->substr(5, 2)))),
      std::chrono::day(static_cast<unsigned>(std::stoi(day->substr(8, 2))))};
  const long days = std::chrono::sys_days(date).time_since_epoch().count();
  moment.minutes = days * 1'440 + *parse_number(time.substr(0, 2)) * 60L + *parse_number(time.substr(3, 2));
  return moment;
}

std::string offset(long minutes) {
  if (minutes == 0) return "Z";
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::labs(minutes) / 60,
                     std::labs(minutes) % 60);
}

// "Thu, 05 Jan 2012 14:30:46 +0000", which is always in GMT here.
std::optional<Moment> moment_of_feed(std::string_view written) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::vector<std::string> parts = indexer::split(written, " ,");
  if (parts.size() < 4) return std::nullopt;
  const std::size_t first = parse_number(parts[0]) ? 0 : 1;
  const auto month = months.find(std::string_view(parts[first + 1]).substr(0, 3));
  if (month == std::string_view::npos || month % 3 != 0 || parts.size() < first + 4) return std::nullopt;
  const std::string day = parts[first].size() == 1 ? "0" + parts[first] : parts[first];
  return moment_of(fmt::format("{}-{:02}-{} {}", parts[first + 2], month / 3 + 1, day, parts[first + 3]));
}

}  // namespace

std::optional<PostDate> date_of(const WordpressItem& item) {
  const auto local = moment_of(item.date);
  const auto gmt = moment_of(item.date_gmt);
  if (local) {
    PostDate date{local->day, local->day};
    if (local->time.empty()) return date;
    date.written += "T" + local->time;
    constexpr long farthest = 14L * 60;
    const long distance = gmt && !gmt->time.empty() ? local->minutes - gmt->minutes : farthest + 1;
    if (std::labs(distance) <= farthest) date.written += offset(distance);
    return date;
  }
  const auto other = gmt ? gmt : moment_of_feed(item.published);
  if (!other) return std::nullopt;
  return PostDate{other->day, other->time.empty() ? other->day : other->day + "T" + other->time + "Z"};
}

}  // namespace rosebud::importer
