#include <cstdio>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/problems.hh"
#include "cli/progress.hh"
#include "cli/run.hh"
#include "cli/signals.hh"
#include "cli/terminal.hh"
#include "importer/import_letterboxd.hh"
#include "importer/import_wordpress.hh"

namespace rosebud::cli {
namespace {

constexpr std::string_view usage_hint =
    "rosebud import wordpress EXPORT.xml FOLDER, or rosebud import letterboxd EXPORT-FOLDER FOLDER";

void print_report(const importer::ImportReport& report) {
  fmt::print("{} in {:.1f} s: {} written, {} replaced, {} unchanged, {} failed\n",
             counted(report.articles(), "article"), report.seconds, with_separators(report.written),
             with_separators(report.replaced), with_separators(report.unchanged),
             with_separators(report.failed()));
  fmt::print("{}", left_out_line(report.left_out));
}

importer::ImportReport from_wordpress(const Arguments& arguments) {
  std::stop_source stop;
  const StopSignals signals([&] { stop.request_stop(); });
  importer::WordpressImport options;
  const auto& names = arguments.positional();
  options.exports.assign(names.begin() + 1, names.end() - 1);
  options.folder = names.back();
  options.force = arguments.has("force");
  options.pages = !arguments.has("no-pages");
  options.stop = stop.get_token();
  Progress progress(stderr, "posts");
  if (!arguments.has("quiet")) {
    options.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
  }
  return importer::import_wordpress(options);
}

importer::ImportReport from_letterboxd(const Arguments& arguments) {
  const auto& names = arguments.positional();
  if (names.size() != 3) {
    throw Error("`rosebud import letterboxd` takes one export and one folder", std::string(usage_hint));
  }
  return importer::import_letterboxd({names[1], names[2], arguments.has("force"), arguments.has("all")});
}

// An option that the other kind of import has would do nothing here, and that would go unnoticed.
void refuse_option(const Arguments& arguments, std::string_view option, std::string_view kind) {
  if (!arguments.has(option)) return;
  throw Error(fmt::format("`rosebud import {}` has no option --{}", kind, option),
              "`rosebud import --help` says what each takes.");
}

}  // namespace

ExitStatus run_import(const Arguments& arguments) {
  const auto& names = arguments.positional();
  const std::string kind = names.empty() ? "" : names.front();
  if (kind != "wordpress" && kind != "letterboxd") {
    throw Error(kind.empty() ? "`rosebud import` needs to know what from"
                             : fmt::format("there is no import from \"{}\"", kind),
                std::string(usage_hint));
  }
  if (names.size() < 3) {
    throw Error(fmt::format("`rosebud import {}` needs an export and the folder to write to", kind),
                std::string(usage_hint));
  }
  refuse_option(arguments, kind == "wordpress" ? "all" : "no-pages", kind);
  const importer::ImportReport report =
      kind == "wordpress" ? from_wordpress(arguments) : from_letterboxd(arguments);
  print_problems(report.problems, arguments.has("verbose"));
  if (!arguments.has("quiet")) print_report(report);
  return report.failed() == 0 ? ExitStatus::success : ExitStatus::incomplete;
}

}  // namespace rosebud::cli
