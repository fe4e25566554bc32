// What the main functions of the programs that measure share.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <boost/program_options.hpp>

namespace rosebud::bench {

// A program's command line: named options, and one operand ("FOLDER") that must be there when it has a name.
struct CommandLine {
  std::string program;
  std::string_view usage;  // above the options in --help
  std::string operand{};   // empty: none is taken
  boost::program_options::options_description options{"Options"};
};

// The values given, the operand among them under its name. Nothing when --help was asked for, which is
// answered. Throws Error, or what Program_options throws, for what the program does not take.
std::optional<boost::program_options::variables_map> read_command_line(CommandLine& line, int argc,
                                                                       char** argv);

// A program that measures one thing several times.
struct RepeatedMeasurement {
  std::string operand;
  std::size_t runs = 5;
};

// Its command line: `line`'s operand and --runs. Nothing when --help was asked for. Throws Error like
// read_command_line().
std::optional<RepeatedMeasurement> read_repeated_measurement(CommandLine& line, int argc, char** argv);

// Runs `work`, prints the error that ends it, and returns what the program exits with.
int run_program(std::string_view program, const std::function<void()>& work);

}  // namespace rosebud::bench
