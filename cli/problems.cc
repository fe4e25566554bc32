#include "cli/problems.hh"

#include <cstddef>
#include <cstdio>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t warnings_shown = 20;

void print_problem(const indexer::Problem& problem, const Terminal& terminal) {
  const bool failure = problem.severity == indexer::Severity::failure;
  const std::string_view label = failure ? "error" : "warning";
  fmt::print(stderr, "{}: {}\n", bold(terminal, label), utf8::printable(indexer::to_string(problem)));
  if (!problem.hint.empty()) fmt::print(stderr, "  {}\n", utf8::printable(problem.hint));
}

}  // namespace

void print_problems(std::span<const indexer::Problem> problems, bool all_warnings) {
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  std::size_t warnings = 0;
  for (const indexer::Problem& problem : problems) {
    const bool warning = problem.severity == indexer::Severity::warning;
    if (warning && ++warnings > warnings_shown && !all_warnings) continue;
    print_problem(problem, terminal);
  }
  if (!all_warnings && warnings > warnings_shown) {
    fmt::print(stderr, "and {}; --verbose names them all\n",
               counted(warnings - warnings_shown, "more warning"));
  }
}

std::string left_out_line(const std::map<std::string, std::size_t>& counts) {
  std::string line;
  for (const auto& [reason, count] : counts) {
    line += fmt::format("{}{} ({})", line.empty() ? "left out: " : ", ", reason, with_separators(count));
  }
  return line.empty() ? line : line + "\n";
}

}  // namespace rosebud::cli
