// --help, made from the table of commands and options.
#pragma once

#include <string>

#include "cli/command.hh"

namespace rosebud::cli {

// What `rosebud --help` prints: the commands, a line each.
std::string general_help();

// What `rosebud COMMAND --help` prints.
std::string command_help(const Command& command);

}  // namespace rosebud::cli
