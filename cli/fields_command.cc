#include <string>
#include <string_view>

#include <fmt/format.h>

#include "catalogue/field_table.hh"
#include "catalogue/utf8.hh"
#include "cli/run.hh"
#include "cli/schema_view.hh"
#include "searcher/searcher.hh"

namespace rosebud::cli {
namespace {

void print_field(const Field& row, std::string_view label) {
  fmt::print("{:<16}{:<9}{}{}\n", row.name, kind_name(row.kind), label, row.facet ? " (facet)" : "");
  std::string keys;
  for (const std::string_view key : row.keys)
    keys += key.empty() ? "" : fmt::format("{}{}", keys.empty() ? "" : ", ", key);
  if (!keys.empty()) fmt::print("{:25}from {}\n", "", utf8::printable(keys));
  if (!row.example.empty()) fmt::print("{:25}as in {}\n", "", row.example);
}

// The database to ask for what its archive declares, if there is one. The built-in fields are known without,
// so only a database that was named has to be there.
FieldTable fields_of(const Arguments& arguments) {
  if (arguments.has("db"))
    return searcher::Searcher(store::DatabaseFolder(database_to_read(arguments))).fields();
  try {
    return searcher::Searcher(store::DatabaseFolder(database_to_read(arguments))).fields();
  } catch (const Error&) {
    return {};
  }
}

void print_fields(const FieldTable& table) {
  for (const Field& row : fields()) print_field(row, row.help);
  if (table.declared().empty()) return;
  fmt::print("\nDeclared by this archive:\n\n");
  for (const Field& row : table.fields()) {
    if (row.id >= FieldId::first_declared) print_field(row, table.label(row.id));
  }
}

}  // namespace

ExitStatus run_fields(const Arguments& arguments) {
  if (arguments.has("markdown")) {
    fmt::print("{}", schema_tables());
  } else {
    print_fields(fields_of(arguments));
  }
  return ExitStatus::success;
}

}  // namespace rosebud::cli
