#include "cli/command_text.hh"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "catalogue/ascii.hh"
#include "catalogue/facet_list.hh"
#include "catalogue/strings.hh"

namespace rosebud::cli {
namespace {

bool is_plain(char c) {
  constexpr std::string_view signs = "%+,-./:=@_";
  // What is not ASCII means nothing to a shell.
  return is_letter(c) || is_digit(c) || signs.find(c) != std::string_view::npos || (c & 0x80) != 0;
}

// Joined to its option where it could be taken for another one.
std::string with_value(std::string_view option, const std::string& value) {
  if (value.starts_with('-')) return fmt::format(" --{}={}", option, shell_quoted(value));
  return fmt::format(" --{} {}", option, shell_quoted(value));
}

bool has_own_option(FieldId id) {
  return id == FieldId::director || id == FieldId::writer || id == FieldId::year;
}

std::string chosen_value(const Field& field, const std::string& value) {
  if (has_own_option(field.id)) return with_value(field.name, value);
  return with_value("where", fmt::format("{}={}", field.name, value));
}

std::string excluded_value(const Field& field, const std::string& value) {
  return with_value("not", fmt::format("{}={}", field.name, value));
}

std::string refinements(const Question& question) {
  const SearchRequest& request = question.request;
  std::string text;
  for (const auto& [id, values] : request.chosen) {
    for (const std::string& value : values) text += chosen_value(question.fields.field(id), value);
  }
  for (const auto& [id, ranges] : request.ranges) {
    for (const NumberRange& range : ranges) {
      text += chosen_value(question.fields.field(id), to_string(range));
    }
  }
  for (const auto& [id, values] : request.excluded) {
    for (const std::string& value : values) text += excluded_value(question.fields.field(id), value);
  }
  for (const auto& [id, ranges] : request.excluded_ranges) {
    for (const NumberRange& range : ranges) {
      text += excluded_value(question.fields.field(id), to_string(range));
    }
  }
  return text;
}

std::string facets_option(const Question& question) {
  const auto& facets = question.request.facets;
  if (facets == default_facets(question.fields)) return {};
  if (!question.request.wants_total()) return " --no-total";
  if (facets.empty()) return " --no-facets";
  std::string list;
  for (const FacetRequest& facet : facets) {
    list += fmt::format("{}{}", list.empty() ? "" : ",", to_string(facet, question.fields));
  }
  return with_value("facets", list);
}

std::string database_option(const Question& question) {
  return question.database.empty() ? "" : with_value("db", question.database);
}

}  // namespace

std::string shell_quoted(std::string_view argument) {
  if (!argument.empty() && std::ranges::all_of(argument, is_plain)) return std::string(argument);
  std::string text(argument);
  replace_all(text, "'", R"('\'')");
  return fmt::format("'{}'", text);
}

std::string search_command_text(const Question& question) {
  const SearchRequest& request = question.request;
  std::string command = "rosebud search";
  const bool is_dashed = request.text.starts_with('-');
  const bool is_words = std::ranges::all_of(request.text, [](char c) { return c == ' ' || is_plain(c); }) &&
                        request.text.find(" -") == std::string::npos;
  if (!request.text.empty() && !is_dashed) {
    command += " " + (is_words ? request.text : shell_quoted(request.text));
  }
  command += refinements(question);
  if (request.sort) command += with_value("sort", std::string(sort_name(*request.sort)));
  if (request.limit != SearchRequest{}.limit) command += fmt::format(" --limit {}", request.limit);
  command += facets_option(question) + database_option(question);
  if (is_dashed) command += " -- " + shell_quoted(request.text);
  return command;
}

std::string facets_command_text(const Question& question, FieldId id) {
  std::string command = fmt::format("rosebud facets {}", question.fields.field(id).name);
  if (!question.request.text.empty()) command += with_value("query", question.request.text);
  return command + refinements(question) + database_option(question);
}

}  // namespace rosebud::cli
