#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/check_view.hh"
#include "cli/problems.hh"
#include "cli/run.hh"
#include "cli/terminal.hh"
#include "indexer/check.hh"

namespace rosebud::cli {

ExitStatus run_check(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    throw Error("`rosebud check` needs the folder of your reviews",
                "Try `rosebud check .` for the folder you are in.");
  }
  indexer::CheckOptions options{arguments.positional().front(), {}};
  options.reading.drafts = arguments.has("drafts");
  options.reading.future = arguments.has("future");
  options.reading.infer = !arguments.has("no-inference");
  const indexer::CheckReport report = indexer::check_archive(options);
  if (arguments.has("json")) {
    fmt::print("{}", check_to_json(report));
  } else {
    fmt::print("{}", check_view(report, terminal_of(STDOUT_FILENO, "auto")));
    std::fflush(stdout);
    print_problems(report.problems, true);
  }
  return report.failed() == 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
