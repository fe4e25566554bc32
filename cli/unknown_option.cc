#include "cli/unknown_option.hh"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/nearest.hh"
#include "catalogue/number_range.hh"
#include "catalogue/strings.hh"
#include "cli/command_text.hh"
#include "searcher/query/parse.hh"

namespace rosebud::cli {
namespace {

bool has_option(const Command& command, std::string_view name) {
  return std::ranges::find(command.options, name, &Option::name) != command.options.end();
}

bool takes_query(const Command& command) {
  return command.arguments.starts_with("QUERY");
}

std::string_view example_of(const Field& field) {
  if (field.id == FieldId::year) return "1990..1999";
  if (field.kind == FieldKind::number) return "60..90";
  return field.kind == FieldKind::date ? "2020" : "WORD";
}

// Whether `query` asks for the field and for nothing else.
bool asks_for(const std::string& query, const Field& field, const FieldTable& fields) {
  const searcher::ParsedQuery parsed = searcher::parse_query(query, fields);
  return parsed.notices.empty() && parsed.root.children.size() == 1 &&
         parsed.root.children.front().field == field.id;
}

// "genre:horror", "genre:\"science fiction\"".
std::string query_for(const Field& field, const std::string& value, const FieldTable& fields) {
  std::string plain = fmt::format("{}:{}", field.name, value);
  if (!value.empty() && asks_for(plain, field, fields)) return plain;
  std::string words = value;
  replace_all(words, "\"", "");
  std::string quoted = fmt::format(R"({}:"{}")", field.name, words);
  if (!value.empty() && asks_for(quoted, field, fields)) return quoted;
  return fmt::format("{}:{}", field.name, example_of(field));
}

bool can_be_chosen(const Field& field, const std::string& value) {
  if (field.kind == FieldKind::number) return parse_number_range(value).has_value();
  if (field.kind != FieldKind::date) return value.find_first_not_of(' ') != std::string::npos;
  return !value.empty() && std::ranges::all_of(value, [](char c) { return is_digit(c) || c == '-'; });
}

std::string field_hint(const Command& command, const Field& field, const std::string& value,
                       const FieldTable& fields) {
  const std::string query = shell_quoted(query_for(field, value, fields));
  if (takes_query(command))
    return fmt::format("{} is a field, which is asked for in the query: {}", field.name, query);
  if (!can_be_counted(field))
    return fmt::format("{} is a field, which is asked for with --query {}", field.name, query);
  const std::string_view chosen = can_be_chosen(field, value) ? value : example_of(field);
  return fmt::format("{} is a field, which is chosen from with --where {}", field.name,
                     shell_quoted(fmt::format("{}={}", field.name, chosen)));
}

std::string usual_hint(const Command& command, std::string_view option) {
  if (!takes_query(command)) return help_hint(command);
  return fmt::format("To search for a word that begins with '-', put it behind `--`: rosebud {} -- {}",
                     command.name, option);
}

}  // namespace

std::string help_hint(const Command& command) {
  return fmt::format("`rosebud {} --help` lists what it takes.", command.name);
}

std::string value_behind(std::string_view option, std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with(option)) continue;
    if (argument.size() > option.size() && argument[option.size()] == '=')
      return std::string(argument.substr(option.size() + 1));
    const bool has_next =
        argument == option && i + 1 < arguments.size() && !arguments[i + 1].starts_with('-');
    if (has_next) return arguments[i + 1];
  }
  return {};
}

std::string unknown_option_hint(const Command& command, std::span<const std::string> arguments,
                                std::string_view option, const FieldTable& fields) {
  const std::string_view name = option.substr(std::min(option.find_first_not_of('-'), option.size()));
  // Of one letter anything may be meant.
  if (!option.starts_with("--") || name.size() < 2) return usual_hint(command, option);
  std::vector<std::string_view> known;
  for (const Option& row : command.options) known.push_back(row.name);
  if (has_option(command, "where")) {
    for (const Field& field : fields.fields()) known.push_back(field.name);
  }
  const auto meant = nearest(name, known);
  if (!meant) return usual_hint(command, option);
  if (has_option(command, *meant)) return fmt::format("Did you mean --{}? {}", *meant, help_hint(command));
  return field_hint(command, fields.field(*fields.named(*meant)), value_behind(option, arguments), fields);
}

}  // namespace rosebud::cli
