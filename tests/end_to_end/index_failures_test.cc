// Indexers that are stopped, refused or out of space, rights that are missing, databases that are damaged.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

// Runs as a user for whom rights apply, even when the tests run as root; the program is copied to where that
// user reaches it.
class UnprivilegedUser {
 public:
  explicit UnprivilegedUser(const TempArchive& archive) : archive_(archive) {
    fs::permissions(archive.path(), fs::perms::all);
    fs::permissions(tools_.path(), fs::perms::all);
    fs::copy_file(ROSEBUD_PROGRAM_PATH, tools_.path() / "rosebud");
  }
  ProgramRun run(const std::vector<std::string>& arguments) const {
    return run_rosebud(arguments, {archive_.path(), {}, tools_.path() / "rosebud", true});
  }

 private:
  const TempArchive& archive_;
  TempFolder tools_;
};

}  // namespace

TEST_CASE("A file without rights is named and the rest is indexed") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A")).review("b.md", ReviewBuilder("B"));
  const UnprivilegedUser user(archive);
  fs::permissions(archive.path() / "b.md", fs::perms::none);
  const ProgramRun run = user.run({"index", "."});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("1 added") && Contains("1 failed"));
  CHECK_THAT(run.err, Contains("b.md") && Contains("Permission denied"));
}

TEST_CASE("A folder without rights is named and keeps what was indexed below it") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A")).review("sub/b.md", ReviewBuilder("Beta"));
  const UnprivilegedUser user(archive);
  REQUIRE(user.run({"index", "."}).status == 0);
  fs::permissions(archive.path() / "sub", fs::perms::none);
  const ProgramRun run = user.run({"index", "."});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("0 removed"));
  CHECK_THAT(run.err, Contains("sub/"));
  CHECK_THAT(user.run({"search", "beta"}).out, Contains("b.md"));
}

TEST_CASE("An archive or a database without rights is one clear line with a hint") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  const UnprivilegedUser user(archive);
  SECTION("the archive cannot be read") {
    TempArchive closed;
    fs::permissions(closed.path(), fs::perms::none);
    const ProgramRun run = user.run({"index", closed.path().string()});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("Permission denied"));
    CHECK(std::ranges::count(run.err, '\n') == 2);
  }
  SECTION("the database cannot be made") {
    fs::permissions(archive.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    if (::geteuid() != 0) fs::permissions(archive.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const ProgramRun run = user.run({"index", "."});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("Permission denied") && Contains("--db"));
    CHECK(std::ranges::count(run.err, '\n') == 2);
  }
  SECTION("the database cannot be read") {
    REQUIRE(user.run({"index", "."}).status == 0);
    fs::permissions(archive.database() / "gen-1", fs::perms::none);
    const ProgramRun run = user.run({"search", "alpha"});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("rosebud: "));
    CHECK(std::ranges::count(run.err, '\n') == 2);
  }
}

TEST_CASE("Of two indexers at once the second is refused and the first goes on") {
  TempArchive archive;
  fill(archive, 1500);
  BackgroundProgram first({"index", archive.path().string(), "--threads", "1"});
  while (!fs::exists(archive.database() / "gen-1.building"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const ProgramRun second = run_index(archive);
  CHECK(second.status == 2);
  CHECK_THAT(second.err, Contains("another process") && Contains("Wait"));
  CHECK(first.wait().status == 0);
}

TEST_CASE("Ctrl-C leaves the index as it was and nothing behind") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(run_index(archive).status == 0);
  fill(archive, 1500);
  BackgroundProgram run({"index", archive.path().string(), "--rebuild", "--threads", "1"});
  while (!fs::exists(archive.database() / "gen-2.building"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  run.signal(SIGINT);
  const ProgramRun ended = run.wait();
  CHECK(ended.status == 130);
  CHECK_THAT(ended.err, Contains("the index is as it was"));
  CHECK_THAT(run_search(archive, {"alpha"}).out, Contains("1 article"));
  CHECK_FALSE(fs::exists(archive.database() / "gen-2.building"));
}

TEST_CASE("An indexer killed at any moment leaves the last good state, and the next run mends the rest") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(run_index(archive).status == 0);
  fill(archive, 600);
  for (const int milliseconds : {5, 20, 40, 80, 120, 200}) {
    BackgroundProgram run(
        {"index", archive.path().string(), milliseconds % 40 == 0 ? "--rebuild" : "--verbose"});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    run.signal(SIGKILL);
    run.wait();
    const ProgramRun found = run_search(archive, {"alpha"});
    CAPTURE(milliseconds, found.err);
    CHECK(found.status == 0);
    CHECK_THAT(found.out, Contains("a.md"));
  }
  const ProgramRun mended = run_index(archive);
  CHECK(mended.status == 0);
  CHECK_THAT(run_search(archive, {"--limit", "1"}).out, Contains("601 articles"));
  for (const auto& entry : fs::directory_iterator(archive.database())) {
    CHECK(entry.path().extension() != ".building");
  }
}

TEST_CASE("A damaged or missing database is named with the command that mends it, and the command mends it") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(run_index(archive).status == 0);
  const fs::path generation = archive.database() / "gen-1";

  SECTION("a table is cut short") {
    fs::resize_file(generation / "postlist.glass", 10);
  }
  SECTION("a table is gone") {
    fs::remove(generation / "docdata.glass");
  }
  SECTION("the version file is garbage") {
    std::ofstream(generation / "iamglass") << "garbage";
  }
  SECTION("the generation is gone") {
    fs::remove_all(generation);
  }
  SECTION("the current file is garbage") {
    std::ofstream(archive.database() / "current") << "garbage\n";
  }

  const ProgramRun found = run_search(archive, {"alpha"});
  CHECK(found.status == 2);
  CHECK_THAT(found.err, Contains("--rebuild"));
  CHECK(std::ranges::count(found.err, '\n') == 2);
  const ProgramRun mended = run_index(archive, {"--rebuild"});
  CHECK(mended.status == 0);
  CHECK(run_search(archive, {"alpha"}).status == 0);
}

TEST_CASE("Without a database search says how to make one") {
  TempFolder folder;
  const ProgramRun run = run_rosebud({"search", "alpha"}, {folder.path(), {}, {}});
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("rosebud index"));
}

TEST_CASE("A database that may only be read is searched all the same") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  const UnprivilegedUser user(archive);
  REQUIRE(run_index(archive).status == 0);
  CHECK_THAT(user.run({"search", "alpha"}).out, Contains("a.md"));
}

TEST_CASE("A full disk fails the run and leaves the index as it was") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(run_index(archive).status == 0);
  fill(archive, 300);
  // A limit on the size of files stands in for the disk: writes fail with EFBIG instead of ENOSPC.
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{20'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const ProgramRun run = run_index(archive, {"--rebuild"});
  std::signal(SIGXFSZ, handler);
  ::setrlimit(RLIMIT_FSIZE, &before);
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("rosebud: "));
  CHECK_THAT(run_search(archive, {"alpha"}).out, Contains("1 article"));
}
