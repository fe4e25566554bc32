#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

ProgramRun index(const TempArchive& archive, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"index", archive.path().string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_rosebud(arguments);
}

ProgramRun search(const TempArchive& archive, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "search");
  return run_rosebud(arguments, {archive.path(), {}, {}});
}

// The bytes of a whole folder, for "nothing changed".
std::string snapshot(const fs::path& folder) {
  std::string all;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& file : files)
    all += file.string() + (fs::is_regular_file(file) ? read_file(file) : "");
  return all;
}

// Long enough that stopping the indexer in its midst is possible.
void fill(TempArchive& archive, int articles) {
  for (int i = 0; i < articles; ++i) {
    std::string text;
    for (int word = 0; word < 300; ++word) text += "word" + std::to_string((i * 31 + word * 17) % 5000) + " ";
    archive.review("review-" + std::to_string(i) + ".md",
                   ReviewBuilder("Review " + std::to_string(i)).text(text));
  }
}

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

TEST_CASE("The first run indexes every article and says so") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"))
      .review("sub/b.md", ReviewBuilder("B"))
      .file("c.txt", "C\n\nText.\n");
  const ProgramRun run = index(archive);
  CHECK(run.status == 0);
  CHECK_THAT(run.out,
             Contains("3 articles") && Contains("3 added, 0 changed, 0 unchanged, 0 removed, 0 failed"));
  CHECK(run.err.empty());
  CHECK(read_file(archive.database() / ".gitignore") == "*\n");
}

TEST_CASE("A second run on an unchanged archive changes not one byte") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A")).review("b.md", ReviewBuilder("B"));
  REQUIRE(index(archive).status == 0);
  const std::string before = snapshot(archive.database());
  const ProgramRun run = index(archive);
  CHECK_THAT(run.out, Contains("0 added, 0 changed, 2 unchanged, 0 removed, 0 failed"));
  CHECK(snapshot(archive.database()) == before);
}

TEST_CASE("An update adds, changes and removes what was added, changed and removed") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c", "d"})
    archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(index(archive).status == 0);
  archive.review("a.md", ReviewBuilder("a").text("Zeppelin."))
      .review("e.md", ReviewBuilder("e"))
      .remove("b.md");
  const ProgramRun run = index(archive);
  CHECK_THAT(run.out, Contains("1 added, 1 changed, 2 unchanged, 1 removed, 0 failed"));
  CHECK_THAT(search(archive, {"zeppelin"}).out, Contains("a.md"));
  CHECK(search(archive, {"--limit", "50"}).out.find("b.md") == std::string::npos);
}

TEST_CASE("A file rewritten within the same second at the same size is noticed") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A").text("Zeppelin."));
  REQUIRE(index(archive).status == 0);
  const auto time = fs::last_write_time(archive.path() / "a.md");
  archive.review("a.md", ReviewBuilder("A").text("Airships."));
  fs::last_write_time(archive.path() / "a.md", time);
  CHECK_THAT(index(archive).out, Contains("1 changed"));
  CHECK(search(archive, {"zeppelin"}).status == 1);
}

TEST_CASE("Drafts and future articles stay out, are counted, and come in when asked for") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  archive.review("b.md", ReviewBuilder("B").raw("draft: true"))
      .review("c.md", ReviewBuilder("C").date("2999-01-01"));
  const ProgramRun first = index(archive);
  CHECK_THAT(first.out, Contains("1 added") && Contains("drafts (1)") && Contains("dated in the future (1)"));
  CHECK_THAT(index(archive, {"--drafts", "--future"}).out, Contains("2 added"));
  CHECK_THAT(search(archive, {}).out, Contains("3 articles"));
  // Asked for no longer, they go again, although their files did not change.
  CHECK_THAT(index(archive, {"--force"}).out, Contains("2 removed"));
  CHECK_THAT(search(archive, {}).out, Contains("1 article"));
}

TEST_CASE("A published article that becomes a draft is gone after the next run") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c"}) archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(index(archive).status == 0);
  archive.review("b.md", ReviewBuilder("b").raw("draft: true"));
  CHECK_THAT(index(archive).out, Contains("1 removed") && Contains("drafts (1)"));
}

TEST_CASE("A renamed article stays the same article") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c"}) archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(index(archive).status == 0);
  fs::rename(archive.path() / "a.md", archive.path() / "renamed.md");
  const ProgramRun run = index(archive);
  CHECK_THAT(run.out, Contains("0 added, 0 changed, 2 unchanged, 0 removed") && Contains("1 renamed"));
  CHECK_THAT(search(archive, {"--limit", "9"}).out, Contains("renamed.md"));
  CHECK(search(archive, {"--limit", "9"}).out.find("\n    a.md") == std::string::npos);
}

TEST_CASE("A rebuild makes a new generation and removes the old one") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  REQUIRE(index(archive).status == 0);
  CHECK(read_file(archive.database() / "current") == "gen-1\n");
  REQUIRE(index(archive, {"--rebuild"}).status == 0);
  CHECK(read_file(archive.database() / "current") == "gen-2\n");
  CHECK_FALSE(fs::exists(archive.database() / "gen-1"));
}

TEST_CASE("The same archive indexed twice answers in the same order") {
  TempArchive one;
  TempArchive other;
  fill(one, 40);
  fill(other, 40);
  REQUIRE(index(one, {"--threads", "2"}).status == 0);
  REQUIRE(index(other, {"--threads", "1"}).status == 0);
  CHECK(search(one, {"word17", "--limit", "100"}).out == search(other, {"word17", "--limit", "100"}).out);
}

TEST_CASE("The database stands where --db or ROSEBUD_DB says, and search finds it there") {
  TempArchive archive;
  TempFolder elsewhere;
  archive.review("a.md", ReviewBuilder("Alpha"));
  const std::string db = (elsewhere.path() / "db").string();
  REQUIRE(index(archive, {"--db", db}).status == 0);
  CHECK_FALSE(fs::exists(archive.database()));
  CHECK_THAT(run_rosebud({"search", "alpha", "--db", db}).out, Contains("a.md"));
  CHECK_THAT(run_rosebud({"search", "alpha"}, {elsewhere.path(), {{"ROSEBUD_DB", db}}, {}}).out,
             Contains("a.md"));
}

TEST_CASE("A database that holds another archive is not overwritten by mistake") {
  TempArchive archive;
  TempArchive other;
  TempFolder elsewhere;
  const std::string db = (elsewhere.path() / "db").string();
  archive.review("a.md", ReviewBuilder("Alpha"));
  other.review("b.md", ReviewBuilder("Beta"));
  REQUIRE(index(archive, {"--db", db}).status == 0);
  const ProgramRun run = index(other, {"--db", db});
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("--rebuild"));
  CHECK_THAT(run_rosebud({"search", "alpha", "--db", db}).out, Contains("a.md"));
}

TEST_CASE("An unreadable article is named with its line, the others go on, the status is 1") {
  TempArchive archive;
  archive.review("good.md", ReviewBuilder("Good")).file("bad.md", "---\ntitle: ok\nnote: a: b\n---\nText.\n");
  const ProgramRun run = index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("1 added") && Contains("1 failed"));
  CHECK_THAT(run.err, Contains("bad.md:3:"));
}

TEST_CASE("An article that becomes unreadable keeps its last good version") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha").text("Zeppelin.")).review("b.md", ReviewBuilder("Beta"));
  REQUIRE(index(archive).status == 0);
  archive.file("a.md", "---\nnote: a: b\n---\nText.\n");
  const ProgramRun run = index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("0 removed, 1 failed"));
  CHECK_THAT(search(archive, {"zeppelin"}).out, Contains("a.md"));
}

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

TEST_CASE("An empty archive is told from a mistake and makes no database") {
  TempArchive archive;
  archive.file("picture.jpg", "x");
  const ProgramRun run = index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("no articles") && Contains(".md"));
  CHECK_FALSE(fs::exists(archive.database()));
}

TEST_CASE("An archive that became empty or was unmounted does not empty the index") {
  TempArchive archive;
  for (int i = 0; i < 6; ++i)
    archive.review(std::to_string(i) + ".md", ReviewBuilder("Alpha " + std::to_string(i)));
  REQUIRE(index(archive).status == 0);
  for (int i = 0; i < 6; ++i) archive.remove(std::to_string(i) + ".md");
  const ProgramRun run = index(archive);
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("--force"));
  CHECK_THAT(search(archive, {"alpha"}).out, Contains("6 articles"));
  archive.review("0.md", ReviewBuilder("Alpha 0"));
  const ProgramRun rebuild = index(archive, {"--rebuild"});
  CHECK(rebuild.status == 2);
  CHECK_THAT(search(archive, {"alpha"}).out, Contains("6 articles"));
  CHECK(index(archive, {"--force"}).status == 0);
  CHECK_THAT(search(archive, {"alpha"}).out, Contains("1 article"));
}

TEST_CASE("A missing folder, a file and no folder at all are errors with a hint") {
  TempArchive archive;
  archive.file("a.md", "x");
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"index", "/nonexistent/folder"},
                                             {"index", (archive.path() / "a.md").string()},
                                             {"index"},
                                             {"index", "a", "b"}}) {
    const ProgramRun run = run_rosebud(arguments);
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("rosebud: "));
    CHECK(std::ranges::count(run.err, '\n') == 2);
  }
}

TEST_CASE("A file of 100 MB is named and not read") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  archive.file("huge.md", "");
  fs::resize_file(archive.path() / "huge.md", 100U << 20U);
  const ProgramRun run = index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("huge.md") && Contains("100 MiB"));
  CHECK_THAT(run.out, Contains("1 added"));
}

TEST_CASE("NULs fail a file, Latin-1 warns") {
  TempArchive archive;
  archive.file("nul.md", std::string("One\n\0two", 8)).file("latin.md", "# Am\xe9lie\n\nText.\n");
  const ProgramRun run = index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error: nul.md:2:") && Contains("warning: latin.md:1:"));
  CHECK_THAT(search(archive, {"amelie"}).out, Contains("latin.md"));
}

TEST_CASE("A loop of links is named once and the archive indexed") {
  TempArchive archive;
  archive.review("sub/a.md", ReviewBuilder("A"));
  fs::create_directory_symlink(archive.path(), archive.path() / "sub/loop");
  const ProgramRun run = index(archive);
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("1 added"));
  CHECK_THAT(run.err, Contains("sub/loop"));
}

TEST_CASE("Of two indexers at once the second is refused and the first goes on") {
  TempArchive archive;
  fill(archive, 1500);
  BackgroundProgram first({"index", archive.path().string(), "--threads", "1"});
  while (!fs::exists(archive.database() / "gen-1.building"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const ProgramRun second = index(archive);
  CHECK(second.status == 2);
  CHECK_THAT(second.err, Contains("another process") && Contains("Wait"));
  CHECK(first.wait().status == 0);
}

TEST_CASE("Ctrl-C leaves the index as it was and nothing behind") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(index(archive).status == 0);
  fill(archive, 1500);
  BackgroundProgram run({"index", archive.path().string(), "--rebuild", "--threads", "1"});
  while (!fs::exists(archive.database() / "gen-2.building"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  run.signal(SIGINT);
  const ProgramRun ended = run.wait();
  CHECK(ended.status == 130);
  CHECK_THAT(ended.err, Contains("the index is as it was"));
  CHECK_THAT(search(archive, {"alpha"}).out, Contains("1 article"));
  CHECK_FALSE(fs::exists(archive.database() / "gen-2.building"));
}

TEST_CASE("An indexer killed at any moment leaves the last good state, and the next run mends the rest") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(index(archive).status == 0);
  fill(archive, 600);
  for (const int milliseconds : {5, 20, 40, 80, 120, 200}) {
    BackgroundProgram run(
        {"index", archive.path().string(), milliseconds % 40 == 0 ? "--rebuild" : "--verbose"});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    run.signal(SIGKILL);
    run.wait();
    const ProgramRun found = search(archive, {"alpha"});
    CAPTURE(milliseconds, found.err);
    CHECK(found.status == 0);
    CHECK_THAT(found.out, Contains("a.md"));
  }
  const ProgramRun mended = index(archive);
  CHECK(mended.status == 0);
  CHECK_THAT(search(archive, {"--limit", "1"}).out, Contains("601 articles"));
  for (const auto& entry : fs::directory_iterator(archive.database())) {
    CHECK(entry.path().extension() != ".building");
  }
}

TEST_CASE("A damaged or missing database is named with the command that mends it, and the command mends it") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(index(archive).status == 0);
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

  const ProgramRun found = search(archive, {"alpha"});
  CHECK(found.status == 2);
  CHECK_THAT(found.err, Contains("--rebuild"));
  CHECK(std::ranges::count(found.err, '\n') == 2);
  const ProgramRun mended = index(archive, {"--rebuild"});
  CHECK(mended.status == 0);
  CHECK(search(archive, {"alpha"}).status == 0);
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
  REQUIRE(index(archive).status == 0);
  CHECK_THAT(user.run({"search", "alpha"}).out, Contains("a.md"));
}

TEST_CASE("A full disk fails the run and leaves the index as it was") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha"));
  REQUIRE(index(archive).status == 0);
  fill(archive, 300);
  // A limit on the size of files stands in for the disk: writes fail with EFBIG instead of ENOSPC.
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{20'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const ProgramRun run = index(archive, {"--rebuild"});
  std::signal(SIGXFSZ, handler);
  ::setrlimit(RLIMIT_FSIZE, &before);
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("rosebud: "));
  CHECK_THAT(search(archive, {"alpha"}).out, Contains("1 article"));
}

TEST_CASE("check tells what is understood, from where, and what looks like a slip, without indexing") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A").director("Jane Doe").year(1995).raw("imdb: tt1"));
  archive.file("b.md", "---\ndirektor: Jane Doe\ntags: [Jane Doe]\n---\n# B\n\nText.\n");
  archive.file("c.md", "---\ntitle: C\nyear: 2099\n---\nText.\n")
      .file("d.md", "---\ntitle: C\nyear: 2099\n---\nText.\n");
  archive.file("bad.md", "---\na: b: c\n---\n").review("draft.md", ReviewBuilder("D").raw("draft: true"));
  const ProgramRun run = run_rosebud({"check", archive.path().string()});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("4 articles") && Contains("1 failed") && Contains("drafts (1)"));
  CHECK_THAT(run.out, Contains("title") && Contains("100 %") && Contains("front matter"));
  CHECK_THAT(run.out, Contains("imdb (1)"));
  CHECK_THAT(run.err,
             Contains("b.md:2: the key \"direktor\" is not known") && Contains("Is \"director\" meant?"));
  CHECK_THAT(run.err, Contains("\"Jane Doe\" is only a tag here"));
  CHECK_THAT(run.err, Contains("c.md: the work's year is 2099"));
  CHECK_THAT(run.err, Contains("d.md: is the same as c.md"));
  CHECK_THAT(run.err, Contains("error: bad.md:2:"));
  CHECK_FALSE(fs::exists(archive.database()));
  const ProgramRun json = run_rosebud({"check", archive.path().string(), "--json"});
  CHECK_THAT(json.out,
             Contains("\"articles\":4") && Contains("\"by_source\":{\"front matter\":3,\"text\":1}"));
  CHECK(json.err.empty());
}

TEST_CASE("show --parsed reads a file's folders from the current one when nothing else marks the archive") {
  TempArchive archive;
  archive.file("docs/fr/a.md", "---\ntitle: Un titre\n---\nText.\n");
  const ProgramOptions here{archive.path(), {}, {}};
  const ProgramOptions inside{archive.path() / "docs" / "fr", {}, {}};
  CHECK_THAT(run_rosebud({"show", "--parsed", "docs/fr/a.md"}, here).out, Contains("language        fr"));
  CHECK_THAT(run_rosebud({"show", "--parsed", "../fr/a.md"}, inside).out, !Contains("language "));
}

TEST_CASE("show prints an article as it is indexed, and as its file is understood") {
  TempArchive archive;
  archive.review("sub/a.md", ReviewBuilder("Alpha").director("Jane Doe").text("Zeppelin."));
  REQUIRE(index(archive).status == 0);
  const ProgramOptions here{archive.path(), {}, {}};
  CHECK_THAT(run_rosebud({"show", "sub/a.md"}, here).out,
             Contains("Alpha") && Contains("Jane Doe") && Contains("Zeppelin."));
  archive.review("sub/a.md", ReviewBuilder("Beta"));
  CHECK_THAT(run_rosebud({"show", "--parsed", "sub/a.md"}, here).out,
             Contains("sub/a.md") && Contains("Beta") && Contains("front matter"));
  CHECK(run_rosebud({"show", "nowhere.md"}, here).status == 1);
  CHECK(run_rosebud({"show", "--parsed", "nowhere.md"}, here).status == 2);
}
