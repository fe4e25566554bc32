#include "cli/schema_view.hh"

#include <fmt/format.h>

#include "catalogue/field.hh"

namespace rosebud::cli {
namespace {

std::string code(std::string_view text) {
  return text.empty() ? "" : fmt::format("`{}`", text);
}

std::string keys_of(const Field& row) {
  std::string keys;
  for (const std::string_view key : row.keys) {
    if (!key.empty()) keys += fmt::format("{}{}", keys.empty() ? "" : " ", code(key));
  }
  return keys;
}

}  // namespace

std::string schema_tables() {
  std::string text =
      "| field | kind | prefix | slot | weight | facet | what it is | for example |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const Field& row : fields()) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", row.name, kind_name(row.kind),
                        code(row.prefix), row.slot != 0 ? fmt::format("{}", row.slot) : "", row.weight,
                        row.facet ? "yes" : "", row.help, code(row.example));
  }
  text +=
      "\nThe front matter keys that fill each field, without case, spaces, `-`, `_` and `.` (`Directed By` "
      "and\n"
      "`directed_by` are one key); of several keys for a field with one value, the first in the row is "
      "believed:\n\n"
      "| field | keys |\n|---|---|\n";
  for (const Field& row : fields()) {
    if (!row.keys.front().empty()) text += fmt::format("| {} | {} |\n", row.name, keys_of(row));
  }
  return text;
}

}  // namespace rosebud::cli
