#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/utf8.hh"
#include "cli/progress.hh"
#include "cli/run.hh"
#include "cli/signals.hh"
#include "cli/terminal.hh"
#include "indexer/index_archive.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t warnings_shown = 20;

void print_problem(const indexer::Problem& problem, const Terminal& terminal) {
  const bool failure = problem.severity == indexer::Severity::failure;
  const std::string_view label = failure ? "error" : "warning";
  fmt::print(stderr, "{}: {}\n", bold(terminal, label), utf8::printable(indexer::to_string(problem)));
  if (!problem.hint.empty()) fmt::print(stderr, "  {}\n", utf8::printable(problem.hint));
}

// Every failure is named; warnings may be as many as the articles, so only the first are.
void print_problems(const indexer::IndexReport& report, bool verbose) {
  const Terminal terminal = terminal_of(STDERR_FILENO, "auto");
  std::size_t warnings = 0;
  for (const indexer::Problem& problem : report.problems) {
    const bool warning = problem.severity == indexer::Severity::warning;
    if (warning && ++warnings > warnings_shown && !verbose) continue;
    print_problem(problem, terminal);
  }
  if (!verbose && warnings > warnings_shown) {
    fmt::print(stderr, "and {}; --verbose names them all\n",
               counted(warnings - warnings_shown, "more warning"));
  }
}

void print_report(const indexer::IndexReport& report) {
  fmt::print("{} in {:.1f} s: {} added, {} changed, {} unchanged, {} removed, {} failed\n",
             counted(report.indexed(), "article"), report.seconds, with_separators(report.added),
             with_separators(report.changed), with_separators(report.unchanged),
             with_separators(report.removed), with_separators(report.failed()));
  if (report.renamed > 0) fmt::print("{} renamed\n", with_separators(report.renamed));
  std::string left_out;
  for (const auto& [reason, count] : report.left_out) {
    left_out += fmt::format("{}{} {}", left_out.empty() ? "" : ", ", with_separators(count), reason);
  }
  if (!left_out.empty()) fmt::print("left out: {}\n", left_out);
}

std::filesystem::path database_to_write(const Arguments& arguments) {
  if (const auto named = arguments.value("db")) return *named;
  if (const char* variable = std::getenv("ROSEBUD_DB"); variable != nullptr && *variable != '\0')
    return variable;
  return {};
}

}  // namespace

ExitStatus run_index(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    throw Error(arguments.positional().empty() ? "`rosebud index` needs the folder of your reviews"
                                               : "`rosebud index` takes one folder",
                "Try `rosebud index .` for the folder you are in.");
  }
  const bool quiet = arguments.has("quiet");
  std::stop_source stop;
  const StopSignals signals([&] { stop.request_stop(); });

  indexer::IndexOptions options;
  options.archive = arguments.positional().front();
  options.database = database_to_write(arguments);
  options.rebuild = arguments.has("rebuild");
  options.force = arguments.has("force");
  options.threads = static_cast<unsigned>(arguments.number("threads", 1, 256).value_or(0));
  options.reading.drafts = arguments.has("drafts");
  options.reading.future = arguments.has("future");
  options.stop = stop.get_token();

  indexer::IndexReport report;
  {
    Progress progress(stderr, "articles");
    if (!quiet) options.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
    report = indexer::index_archive(options);
  }
  print_problems(report, arguments.has("verbose"));
  if (!quiet) print_report(report);
  return report.failed() == 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
