#include "bench/command_line.hh"

#include <cstdio>
#include <exception>
#include <iostream>

#include <fmt/format.h>

#include "catalogue/error.hh"

namespace rosebud::bench {

namespace po = boost::program_options;

std::optional<po::variables_map> read_command_line(CommandLine& line, int argc, char** argv) {
  line.options.add_options()("help,h", "show this");
  po::options_description all;
  all.add(line.options);
  po::positional_options_description positions;
  if (!line.operand.empty()) {
    all.add_options()(line.operand.c_str(), po::value<std::string>());
    positions.add(line.operand.c_str(), 1);
  }
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positions)
                .style(po::command_line_style::default_style & ~po::command_line_style::allow_guessing)
                .run(),
            values);
  if (values.contains("help")) {
    std::cout << line.usage << '\n' << line.options;
    return std::nullopt;
  }
  po::notify(values);
  if (!line.operand.empty() && !values.contains(line.operand)) {
    throw Error(fmt::format("no {} was given", line.operand), fmt::format("see {} --help", line.program));
  }
  return values;
}

std::optional<RepeatedMeasurement> read_repeated_measurement(CommandLine& line, int argc, char** argv) {
  RepeatedMeasurement wanted;
  line.options.add_options()("runs", po::value(&wanted.runs)->default_value(wanted.runs),
                             "how often to measure");
  const auto values = read_command_line(line, argc, argv);
  if (!values) return std::nullopt;
  if (wanted.runs == 0) throw Error("at least one run is needed", fmt::format("see {} --help", line.program));
  wanted.operand = (*values)[line.operand].as<std::string>();
  return wanted;
}

int run_program(std::string_view program, const std::function<void()>& work) {
  try {
    work();
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "{}: {}\n", program, error.what());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return static_cast<int>(error.status());
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n  see {} --help\n", program, error.what(), program);
    return 2;
  }
}

}  // namespace rosebud::bench
