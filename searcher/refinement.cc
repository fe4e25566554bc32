#include "searcher/refinement.hh"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "catalogue/value_key.hh"

namespace rosebud::searcher {
namespace {

std::vector<std::string> keys_in(const std::map<FieldId, std::set<std::string>>& values, const Field& field) {
  std::vector<std::string> keys;
  const auto found = values.find(field.id);
  if (found == values.end()) return keys;
  for (const std::string& typed : found->second) keys.push_back(value_key(field.kind, typed));
  return keys;
}

std::vector<NumberRange> ranges_in(const std::map<FieldId, std::set<NumberRange>>& ranges, FieldId id) {
  const auto found = ranges.find(id);
  if (found == ranges.end()) return {};
  return {found->second.begin(), found->second.end()};
}

}  // namespace

Refinement::Refinement(const SearchRequest& request, const Field& field)
    : kind_(field.kind),
      chosen_{keys_in(request.chosen, field), ranges_in(request.ranges, field.id)},
      excluded_{keys_in(request.excluded, field), ranges_in(request.excluded_ranges, field.id)} {}

bool Refinement::holds(const Values& values, std::string_view key) const {
  const auto stands = [&](const std::string& chosen) { return stands_for(kind_, chosen, key); };
  if (std::ranges::any_of(values.keys, stands)) return true;
  if (values.ranges.empty()) return false;
  const auto number = parse_number(key);
  const auto has_number = [&](const NumberRange& range) { return range.contains(*number); };
  return number && std::ranges::any_of(values.ranges, has_number);
}

bool Refinement::touches_chosen(const NumberRange& range) const {
  const auto meets = [&](const NumberRange& chosen) { return overlap(chosen, range); };
  if (std::ranges::any_of(chosen_.ranges, meets)) return true;
  // Of dates a year, or a part of it, is chosen by its key.
  return std::ranges::any_of(chosen_.keys, [&](const std::string& key) {
    const auto number = scale_number(kind_, key);
    return number && range.contains(*number);
  });
}

bool Refinement::is_excluded(const NumberRange& range) const {
  const auto covers = [&](const NumberRange& excluded) { return contains(excluded, range); };
  if (std::ranges::any_of(excluded_.ranges, covers)) return true;
  return std::ranges::any_of(excluded_.keys, [&](const std::string& key) {
    const auto number = scale_number(kind_, key);
    const bool whole = kind_ != FieldKind::date || key.size() == 4;  // a year, not a part of one
    return number && whole && contains({number, number}, range);
  });
}

std::vector<std::string> Refinement::named_keys() const {
  std::vector<std::string> keys;
  for (const Values* values : {&chosen_, &excluded_}) {
    for (const std::string& key : values->keys) {
      if (!is_period(kind_, key)) keys.push_back(key);
    }
    for (const NumberRange& range : values->ranges) {
      if (range.from && range.from == range.to) keys.push_back(fmt::format("{:04}", *range.from));
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace rosebud::searcher
