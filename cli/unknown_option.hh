// What to do instead of an option that a command has not.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalogue/field_table.hh"
#include "cli/command.hh"

namespace rosebud::cli {

// Where to read what a command takes.
std::string help_hint(const Command& command);

// What was typed behind `option` ("--db"): after '=', or as the next argument; nothing for nothing.
std::string value_behind(std::string_view option, std::span<const std::string> arguments);

// The option that is meant by `option` of `arguments`, where it is nearly one of `command`; how to ask for
// the field, one of `fields`, that has its name, or nearly, where the command asks for fields; else how to
// ask for help.
std::string unknown_option_hint(const Command& command, std::span<const std::string> arguments,
                                std::string_view option, const FieldTable& fields);

}  // namespace rosebud::cli
