#include "cli/command.hh"

#include <algorithm>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/number_range.hh"
#include "cli/unknown_option.hh"

namespace rosebud::cli {
namespace po = boost::program_options;
namespace {

po::options_description description_of(const Command& command) {
  po::options_description description;
  for (const Option& option : command.options) {
    std::string name(option.name);
    if (option.letter != 0) name += fmt::format(",{}", option.letter);
    if (option.value.empty()) {
      // A switch may be given twice; only whether it was given counts.
      description.add_options()(name.c_str(), std::string(option.help).c_str());
    } else {
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>()->composing(),
                                std::string(option.help).c_str());
    }
  }
  return description;
}

std::string no_option(const Command& command, std::string_view option) {
  return fmt::format("`rosebud {}` has no option {}", command.name, option);
}

// Text that only looks like an option: "-kon memories" in one argument.
bool is_quoted_text(std::string_view argument) {
  if (!argument.starts_with('-')) return false;
  const auto space = argument.find(' ');
  return space != std::string_view::npos && argument.substr(0, space).find('=') == std::string_view::npos;
}

// A letter with more behind it, which Boost would take for the letter's value: "-dreams" is a mistyped query
// and not `-d reams`.
bool is_cluster(std::string_view argument) {
  return argument.size() > 2 && argument[0] == '-' && argument[1] != '-';
}

// Boost sees a placeholder instead of such text, so that it stays in its place among the positional
// arguments.
constexpr std::string_view placeholder = "\x01";

std::vector<std::string> with_placeholders(const Command& command, std::span<const std::string> arguments,
                                           std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& argument : arguments) {
    if (argument == "--") {
      // Everything behind it is positional as it is.
      result.insert(result.end(), arguments.begin() + (&argument - arguments.data()), arguments.end());
      return result;
    }
    if (is_quoted_text(argument)) {
      result.emplace_back(placeholder);
      texts.push_back(argument);
    } else if (is_cluster(argument)) {
      throw Error(no_option(command, argument), unknown_option_hint(command, {}, argument, {}));
    } else {
      result.push_back(argument);
    }
  }
  return result;
}

po::parsed_options parse_by_boost(const Command& command, const std::vector<std::string>& arguments) {
  namespace style = po::command_line_style;
  const po::options_description description = description_of(command);
  po::options_description all;
  all.add(description).add_options()("\x01positional", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("\x01positional", -1);
  return po::command_line_parser(arguments)
      .options(all)
      .positional(positional)
      .style(style::unix_style & ~style::allow_guessing)
      .run();
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values_.find(option);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::positional_text() const {
  return fmt::format("{}", fmt::join(positional_, " "));
}

std::optional<std::size_t> Arguments::number(std::string_view option, std::size_t least,
                                             std::size_t most) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  const auto number = parse_number(*text);
  if (!number || static_cast<std::size_t>(*number) < least || static_cast<std::size_t>(*number) > most) {
    throw Error(
        fmt::format("--{} takes a whole number from {} to {}, not \"{}\"", option, least, most, *text));
  }
  return static_cast<std::size_t>(*number);
}

Arguments parse(const Command& command, std::span<const std::string> arguments, const FieldsOf& fields_of) {
  Arguments result;
  std::vector<std::string> texts;
  auto text = std::size_t{0};
  try {
    for (const auto& option : parse_by_boost(command, with_placeholders(command, arguments, texts)).options) {
      if (option.position_key < 0) {
        auto& values = result.values_[option.string_key];
        values.insert(values.end(), option.value.begin(), option.value.end());
        continue;
      }
      for (const std::string& value : option.value) {
        result.positional_.push_back(value == placeholder && text < texts.size() ? texts[text++] : value);
      }
    }
  } catch (const po::unknown_option& error) {
    const std::string typed = error.get_option_name();
    const std::string option = typed.substr(0, typed.find('='));
    Arguments named;
    if (std::string database = value_behind("--db", arguments); !database.empty())
      named.values_["db"] = {std::move(database)};
    throw Error(no_option(command, option),
                unknown_option_hint(command, arguments, option, fields_of ? fields_of(named) : FieldTable()));
  } catch (const po::error& error) {
    throw Error(error.what(), help_hint(command));
  }
  if (command.arguments.empty() && !result.positional_.empty()) {
    throw Error(fmt::format("`rosebud {}` takes no argument, but was given \"{}\"", command.name,
                            result.positional_.front()),
                help_hint(command));
  }
  return result;
}

}  // namespace rosebud::cli
