#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "cli/run.hh"
#include "cli/schema_view.hh"

namespace rosebud::cli {
namespace {

void print_fields() {
  for (const Field& row : fields()) {
    fmt::print("{:<16}{:<9}{}{}\n", row.name, kind_name(row.kind), row.help, row.facet ? " (facet)" : "");
    std::string keys;
    for (const std::string_view key : row.keys)
      keys += key.empty() ? "" : fmt::format("{}{}", keys.empty() ? "" : ", ", key);
    if (!keys.empty()) fmt::print("{:25}from {}\n", "", keys);
    if (!row.example.empty()) fmt::print("{:25}as in {}\n", "", row.example);
  }
}

}  // namespace

ExitStatus run_fields(const Arguments& arguments) {
  if (arguments.has("markdown")) {
    fmt::print("{}", schema_tables());
  } else {
    print_fields();
  }
  return ExitStatus::success;
}

}  // namespace rosebud::cli
