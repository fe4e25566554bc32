#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/utf8.hh"
#include "cli/run.hh"
#include "cli/schema_view.hh"
#include "searcher/searcher.hh"

namespace rosebud::cli {
namespace {

void print_field(const Field& row, std::string_view help, std::span<const std::string_view> keys) {
  fmt::print("{:<16}{:<9}{}{}\n", row.name, kind_name(row.kind), help, row.facet ? " (facet)" : "");
  std::string list;
  for (const std::string_view key : keys) {
    list += key.empty() ? "" : fmt::format("{}{}", list.empty() ? "" : ", ", utf8::printable(key));
  }
  if (!list.empty()) fmt::print("{:25}from {}\n", "", list);
  if (!row.example.empty()) fmt::print("{:25}as in {}\n", "", row.example);
}

FieldTable fields_of(const Arguments& arguments) {
  return searcher::Searcher(store::DatabaseFolder(database_to_read(arguments))).fields();
}

void print_fields(const FieldTable& table) {
  for (const Field& row : fields()) print_field(row, row.help, row.keys);
  if (table.declared().empty()) return;
  fmt::print("\nDeclared by this archive:\n\n");
  for (const DeclaredField& own : table.declared()) {
    const FieldId id = declared_id(own.name);
    std::vector<std::string_view> keys(own.keys.begin(), own.keys.end());
    if (keys.empty()) keys.emplace_back(own.name);
    print_field(table.field(id), table.label(id), keys);
  }
}

}  // namespace

FieldTable fields_to_ask_for(const Arguments& arguments) {
  try {
    return fields_of(arguments);
  } catch (const Error&) {
    return {};
  }
}

ExitStatus run_fields(const Arguments& arguments) {
  if (arguments.has("markdown")) {
    fmt::print("{}", schema_tables());
  } else {
    // The built-in fields are known without a database; only one that was named has to be there.
    print_fields(arguments.has("db") ? fields_of(arguments) : fields_to_ask_for(arguments));
  }
  return ExitStatus::success;
}

}  // namespace rosebud::cli
