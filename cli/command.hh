// Subcommands and their options, each declared once: parsing, --help and (later) man pages and completions
// read it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"

namespace rosebud::cli {

struct Option {
  std::string_view name;   // long, without the dashes
  char letter = 0;         // short; 0: none
  std::string_view value;  // what --help calls its value; empty: a switch
  std::string_view help;
  bool repeatable = false;
};

struct Example {
  std::string_view command;
  std::string_view does;
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // what --help calls its positional arguments; empty: it takes none
  std::string_view summary;    // one line
  std::string_view description;
  std::vector<Option> options;
  std::vector<Example> examples;
};

// All subcommands, in the order that --help lists them.
std::span<const Command> commands();

const Command* command_named(std::string_view name);

class Arguments;
using FieldsOf = std::function<FieldTable(const Arguments&)>;

// What was typed behind a subcommand.
class Arguments {
 public:
  bool has(std::string_view option) const { return values_.contains(option); }
  // The value of an option; of a repeated one, the last.
  std::optional<std::string> value(std::string_view option) const;
  // All its values, in order.
  std::vector<std::string> values(std::string_view option) const;
  // A value that must be a whole number from `least` to `most`. Throws Error naming the option.
  std::optional<std::size_t> number(std::string_view option, std::size_t least, std::size_t most) const;

  const std::vector<std::string>& positional() const { return positional_; }
  // These with spaces between: a query or a title that was typed without quotes.
  std::string positional_text() const;

 private:
  friend Arguments parse(const Command& command, std::span<const std::string> arguments,
                         const FieldsOf& fields_of);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positional_;
};

// Parses with Boost.Program_options, abbreviations not guessed at. An argument with a space in it that begins
// with '-' is text, not an option: that is how a query in quotes arrives. Throws Error for what the command
// has not: `fields_of` tells, without throwing, the fields of the archive whose database is named (--db), one
// of which may be meant; without it the built-in ones.
Arguments parse(const Command& command, std::span<const std::string> arguments,
                const FieldsOf& fields_of = {});

}  // namespace rosebud::cli
