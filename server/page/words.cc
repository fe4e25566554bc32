#include "server/page/words.hh"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace rosebud::server {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

}  // namespace

std::string grouped(std::size_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string articles(std::size_t count) {
  if (count == 0) return "no articles";
  return count == 1 ? "1 article" : grouped(count) + " articles";
}

std::string long_date(std::string_view date) {
  const bool shaped = date.size() == 10 && date[4] == '-' && date[7] == '-';
  if (!shaped) return std::string(date);
  const auto year = parse_number(date.substr(0, 4));
  const auto month = parse_number(date.substr(5, 2));
  const auto day = parse_number(date.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12) return std::string(date);
  return fmt::format("{} {} {}", *day, months[static_cast<std::size_t>(*month - 1)], *year);
}

std::string range_words(const NumberRange& range) {
  if (range.from && range.to) {
    return range.from == range.to ? fmt::format("{}", *range.from)
                                  : fmt::format("{}–{}", *range.from, *range.to);
  }
  if (range.from) return fmt::format("from {}", *range.from);
  return range.to ? fmt::format("until {}", *range.to) : "";
}

std::string credit_line(const Credits& credits) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view role, const std::vector<std::string>& names) {
    if (!names.empty()) parts.push_back(fmt::format("{}{}", role, fmt::join(names, ", ")));
  };
  add("", credits.years);
  if (credits.directors == credits.writers) {
    add("written and directed by ", credits.directors);
  } else {
    add("directed by ", credits.directors);
    add("written by ", credits.writers);
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

}  // namespace rosebud::server
