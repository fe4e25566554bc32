// rosebud: index a folder of reviews, search it, serve it.
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "catalogue/utf8.hh"
#include "cli/command.hh"
#include "cli/help.hh"
#include "cli/run.hh"
#include "cli/version.hh"

namespace {

using rosebud::Error;
using rosebud::ExitStatus;
namespace cli = rosebud::cli;

ExitStatus dispatch(const cli::Command& command, const cli::Arguments& arguments) {
  using Run = ExitStatus (*)(const cli::Arguments&);
  constexpr std::array<std::pair<std::string_view, Run>, 12> runs{{
      {"index", cli::run_index},
      {"search", cli::run_search},
      {"suggest", cli::run_suggest},
      {"similar", cli::run_similar},
      {"facets", cli::run_facets},
      {"stats", cli::run_stats},
      {"serve", cli::run_serve},
      {"init", cli::run_init},
      {"check", cli::run_check},
      {"show", cli::run_show},
      {"fields", cli::run_fields},
      {"import", cli::run_import},
  }};
  for (const auto& [name, run] : runs) {
    if (name == command.name) return run(arguments);
  }
  throw Error(fmt::format("`rosebud {}` is in the table of commands but cannot be run", command.name));
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

ExitStatus run_command(const cli::Command& command, const std::vector<std::string>& arguments) {
  const cli::Arguments parsed = cli::parse(command, arguments, cli::fields_to_ask_for);
  if (parsed.has("help")) {
    print(cli::command_help(command));
    return ExitStatus::success;
  }
  return dispatch(command, parsed);
}

const cli::Command& known_command(std::string_view name) {
  const cli::Command* command = cli::command_named(name);
  if (command == nullptr) {
    throw Error(fmt::format("there is no command `rosebud {}`", name),
                "`rosebud --help` lists the commands.");
  }
  return *command;
}

ExitStatus run(std::vector<std::string> arguments) {
  const std::string called = std::filesystem::path(arguments.front()).filename().string();
  arguments.erase(arguments.begin());
  // The two halves by name; any other name of the file means nothing.
  if (called == "rosebud-index") return run_command(known_command("index"), arguments);
  if (called == "rosebud-search") return run_command(known_command("search"), arguments);
  if (arguments.empty()) throw Error("no command was given", cli::general_help());
  const std::string first = arguments.front();
  arguments.erase(arguments.begin());
  if (first == "--version" || first == "-V") {
    print(fmt::format("rosebud {}\n", cli::version()));
    return ExitStatus::success;
  }
  if (first == "--help" || first == "-h" || first == "help") {
    print(arguments.empty() ? cli::general_help() : cli::command_help(known_command(arguments.front())));
    return ExitStatus::success;
  }
  return run_command(known_command(first), arguments);
}

ExitStatus report(const Error& error) {
  fmt::print(stderr, "rosebud: {}\n", rosebud::utf8::printable(error.message()));
  if (!error.hint().empty()) fmt::print(stderr, "{}\n", error.hint());
  return error.status();
}

// Output that did not arrive is an error, unless the reader left (a broken pipe, as `rosebud search x |
// head`).
ExitStatus flushed(ExitStatus status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  return errno == EPIPE ? status : report(rosebud::system_error("cannot write to standard output", errno));
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  ExitStatus status = ExitStatus::failure;
  try {
    status = run({argv, argv + argc});
  } catch (const Error& error) {
    status = report(error);
  } catch (const std::bad_alloc&) {
    status = report(Error("out of memory", "Work on fewer cores with --threads, or on a smaller archive."));
  } catch (const std::exception& error) {
    status = report(Error(fmt::format("{}", error.what()), "This is a fault in Rosebud: please report it."));
  }
  return static_cast<int>(flushed(status));
}
