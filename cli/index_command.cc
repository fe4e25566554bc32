#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/problems.hh"
#include "cli/progress.hh"
#include "cli/run.hh"
#include "cli/signals.hh"
#include "cli/terminal.hh"
#include "indexer/index_archive.hh"

namespace rosebud::cli {
namespace {

void print_report(const indexer::IndexReport& report) {
  fmt::print("{} in {:.1f} s: {} added, {} changed, {} unchanged, {} removed, {} failed\n",
             counted(report.indexed(), "article"), report.seconds, with_separators(report.added),
             with_separators(report.changed), with_separators(report.unchanged),
             with_separators(report.removed), with_separators(report.failed()));
  if (report.renamed > 0) fmt::print("{} renamed\n", with_separators(report.renamed));
  fmt::print("{}", left_out_line(report.left_out));
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
  options.reading.infer = !arguments.has("no-inference");
  options.stop = stop.get_token();

  indexer::IndexReport report;
  {
    Progress progress(stderr, "articles");
    if (!quiet) options.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
    report = indexer::index_archive(options);
  }
  print_problems(report.problems, arguments.has("verbose"));
  if (!quiet) print_report(report);
  return report.failed() == 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
