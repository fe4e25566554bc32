#include "catalogue/number_range.hh"

#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace rosebud {

std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || number < 0) return std::nullopt;
  return number;
}

bool overlap(const NumberRange& a, const NumberRange& b) {
  return (!a.from || !b.to || *a.from <= *b.to) && (!b.from || !a.to || *b.from <= *a.to);
}

bool contains(const NumberRange& outer, const NumberRange& inner) {
  const bool from = !outer.from || (inner.from && *inner.from >= *outer.from);
  const bool to = !outer.to || (inner.to && *inner.to <= *outer.to);
  return from && to;
}

std::optional<NumberRange> parse_number_range(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto number = parse_number(text);
    if (!number) return std::nullopt;
    return NumberRange{number, number};
  }
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  NumberRange range{parse_number(left), parse_number(right)};
  const bool left_is_bad = !left.empty() && !range.from;
  const bool right_is_bad = !right.empty() && !range.to;
  if (left_is_bad || right_is_bad || (!range.from && !range.to)) return std::nullopt;
  if (range.from && range.to && *range.from > *range.to) std::swap(range.from, range.to);
  return range;
}

std::string to_string(const NumberRange& range) {
  if (range.from && range.from == range.to) return fmt::format("{}", *range.from);
  const std::string from = range.from ? fmt::format("{}", *range.from) : "";
  const std::string to = range.to ? fmt::format("{}", *range.to) : "";
  return from + ".." + to;
}

}  // namespace rosebud
