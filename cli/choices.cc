#include "cli/choices.hh"

#include <map>
#include <set>

#include <fmt/format.h>

#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

struct Refined {
  const std::map<FieldId, std::set<std::string>>& values;
  const std::map<FieldId, std::set<NumberRange>>& ranges;
  std::string_view before;  // the name of each field
};

void add_choices(std::vector<std::string>& parts, const Refined& refined, const FieldTable& fields) {
  const auto add = [&](FieldId id, const std::vector<std::string>& written) {
    parts.push_back(
        fmt::format("{}{}: {}", refined.before, fields.field(id).name, printable_list(written, " or ")));
  };
  for (const auto& [id, values] : refined.values) add(id, {values.begin(), values.end()});
  for (const auto& [id, ranges] : refined.ranges) {
    std::vector<std::string> written;
    for (const NumberRange& range : ranges) written.push_back(to_string(range));
    add(id, written);
  }
}

}  // namespace

std::string printable_list(const std::vector<std::string>& values, std::string_view separator) {
  std::string result;
  for (const std::string& value : values) {
    if (!result.empty()) result += separator;
    result += utf8::printable(value);
  }
  return result;
}

std::string choices(const SearchRequest& request, const FieldTable& fields) {
  std::vector<std::string> parts;
  add_choices(parts, {request.chosen, request.ranges, ""}, fields);
  add_choices(parts, {request.excluded, request.excluded_ranges, "not "}, fields);
  return printable_list(parts, ", ");
}

}  // namespace rosebud::cli
