#include "indexer/index_archive.hh"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "indexer/archive/scan.hh"
#include "indexer/build.hh"
#include "indexer/side_files.hh"
#include "indexer/site/site.hh"
#include "indexer/update.hh"
#include "store/generation.hh"
#include "store/reader.hh"

namespace rosebud::indexer {
namespace fs = std::filesystem;
namespace {

void refuse_an_empty_archive(const IndexOptions& options, const ScanResult& scanned) {
  if (!scanned.files.empty()) return;
  std::size_t others = 0;
  for (const auto& [reason, count] : scanned.left_out) others += count;
  throw Error(fmt::format("no articles in {}", options.archive.string()),
              fmt::format("Rosebud reads .md, .markdown, .mdx and .txt files; {} were left out.",
                          others == 1 ? "1 other file" : fmt::format("{} other files", others)),
              ExitStatus::incomplete);
}

// One database holds one archive; indexing another into it would remove the first.
void refuse_another_archive(const IndexOptions& options, const store::DatabaseFolder& folder) {
  const store::Reader reader(folder);
  const fs::path known = reader.stamp().archive;
  std::error_code error;
  const bool same = known.empty() || fs::equivalent(known, options.archive, error);
  // A moved archive takes its .rosebud along: the folder it was in is gone.
  if (same || !fs::exists(known, error)) return;
  throw Error(fmt::format("{} holds the index of {}", folder.path().string(), known.string()),
              "Name another --db, or add --rebuild to replace it.");
}

std::size_t indexed_articles(const store::DatabaseFolder& folder) {
  try {
    return store::Reader(folder).database().get_doccount();
  } catch (const Error&) {
    // A rebuild is how a damaged or foreign database is mended, so what it holds does not matter.
    return 0;
  }
}

void guard_a_rebuild(const IndexOptions& options, const store::DatabaseFolder& folder,
                     const IndexReport& report) {
  constexpr std::size_t fewest_guarded = 4;
  const std::size_t before = indexed_articles(folder);
  if (options.force || before < fewest_guarded || report.added * 2 >= before) return;
  throw Error(fmt::format("only {} articles were found where {} are indexed; the index is as it was",
                          report.added, before),
              "Is the folder mounted? If they are really gone, run it again with --force.");
}

void build_generation(const IndexOptions& options, const ScanResult& scanned,
                      const store::DatabaseFolder& folder, IndexReport& report) {
  const std::string name = folder.next_name();
  const fs::path target = folder.generation(name);
  if (!build(options, scanned.files, target, report)) return;
  try {
    guard_a_rebuild(options, folder, report);
  } catch (const Error&) {
    std::error_code ignored;
    fs::remove_all(target, ignored);
    throw;
  }
  // Before readers see the generation, so that none has to make them.
  leave_side_files(target, store::keep_current, report);
  folder.publish(name);
  folder.remove_unused();
  report.new_generation = true;
}

}  // namespace

IndexReport index_archive(const IndexOptions& given) {
  const auto begin = std::chrono::steady_clock::now();
  IndexOptions options = given;
  if (options.reading.today.empty()) options.reading.today = local_date();
  // A site says first what its archive is; then the options of this run win over it.
  std::vector<Problem> problems;
  use_site(options.reading, options.archive, problems);
  const ScanResult scanned = scan(options.archive, ignored_by_site(options.reading));
  const store::DatabaseFolder folder(options.database.empty() ? options.archive / store::folder_name
                                                              : options.database);
  const bool exists = fs::exists(folder.path() / "current");
  if (!exists) refuse_an_empty_archive(options, scanned);
  folder.create();
  const store::FileLock lock = folder.lock_for_writing();
  folder.remove_unused();

  IndexReport report;
  report.left_out = scanned.left_out;
  report.problems = std::move(problems);
  report.problems.insert(report.problems.end(), scanned.problems.begin(), scanned.problems.end());
  // Another process may have published while this one waited for nothing: ask again under the lock.
  const auto current = options.rebuild ? std::nullopt : folder.current();
  if (current) {
    refuse_another_archive(options, folder);
    const fs::path generation = folder.generation(*current);
    const Updated updated = update(options, scanned, generation, report);
    // Other names of people are in the dictionary, and in no document.
    leave_side_files(generation, updated.settings ? store::keep_current : options.keeping, report);
  } else {
    build_generation(options, scanned, folder, report);
  }
  std::ranges::stable_sort(report.problems, {}, &Problem::path);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return report;
}

}  // namespace rosebud::indexer
