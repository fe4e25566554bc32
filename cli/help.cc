#include "cli/help.hh"

#include <algorithm>

#include <fmt/format.h>

namespace rosebud::cli {
namespace {

constexpr std::size_t width = 80;

// `text` broken at spaces into lines of `width`, those after the first indented.
std::string filled(std::string_view text, std::size_t indent) {
  std::string result;
  std::size_t column = indent;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!result.empty() && column + 1 + word.size() > width) {
      result += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string left_column(const Option& option) {
  std::string left = option.letter != 0 ? fmt::format("  -{}, --{}", option.letter, option.name)
                                        : fmt::format("      --{}", option.name);
  if (!option.value.empty()) left += fmt::format(" {}", option.value);
  return left;
}

std::string option_lines(const Option& option) {
  constexpr std::size_t help_column = 26;
  const std::string left = left_column(option);
  std::string help(option.help);
  if (option.repeatable) help += "; may be repeated";
  const std::string gap = left.size() + 2 > help_column ? "\n" + std::string(help_column, ' ')
                                                        : std::string(help_column - left.size(), ' ');
  return left + gap + filled(help, help_column) + "\n";
}

}  // namespace

std::string general_help() {
  std::string help = "rosebud - a full-text search engine for review archives\n\nUsage:\n";
  for (const Command& command : commands()) {
    constexpr std::size_t summary_column = 28;
    std::string left = fmt::format("  rosebud {:<8}{:<10}", command.name, command.arguments);
    // What takes more arguments than there is room for has its summary on the next line.
    if (left.size() > summary_column) left += "\n" + std::string(summary_column, ' ');
    help += left + filled(command.summary, summary_column) + "\n";
  }
  help +=
      "\n`rosebud COMMAND --help` tells more of each; `rosebud --version` the version.\n"
      "\nStart with:\n  rosebud index FOLDER\n  cd FOLDER && rosebud search WORDS\n";
  return help;
}

std::string command_help(const Command& command) {
  std::string help = fmt::format("{}\n\nUsage: rosebud {} [OPTION]...{}{}\n\n{}\n\nOptions:\n",
                                 command.summary, command.name, command.arguments.empty() ? "" : " ",
                                 command.arguments, filled(command.description, 0));
  for (const Option& option : command.options) help += option_lines(option);
  if (!command.examples.empty()) help += "\nExamples:\n";
  for (const Example& example : command.examples) {
    help += fmt::format("  {}\n      {}\n", example.command, example.does);
  }
  return help;
}

}  // namespace rosebud::cli
