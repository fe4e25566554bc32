#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

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

}  // namespace

TEST_CASE("The first run indexes every article and says so") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"))
      .review("sub/b.md", ReviewBuilder("B"))
      .file("c.txt", "C\n\nText.\n");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 0);
  CHECK_THAT(run.out,
             Contains("3 articles") && Contains("3 added, 0 changed, 0 unchanged, 0 removed, 0 failed"));
  CHECK(run.err.empty());
  CHECK(read_file(archive.database() / ".gitignore") == "*\n");
}

TEST_CASE("A second run on an unchanged archive changes not one byte") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A")).review("b.md", ReviewBuilder("B"));
  REQUIRE(run_index(archive).status == 0);
  const std::string before = snapshot(archive.database());
  const ProgramRun run = run_index(archive);
  CHECK_THAT(run.out, Contains("0 added, 0 changed, 2 unchanged, 0 removed, 0 failed"));
  CHECK(snapshot(archive.database()) == before);
}

TEST_CASE("An update adds, changes and removes what was added, changed and removed") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c", "d"})
    archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(run_index(archive).status == 0);
  archive.review("a.md", ReviewBuilder("a").text("Zeppelin."))
      .review("e.md", ReviewBuilder("e"))
      .remove("b.md");
  const ProgramRun run = run_index(archive);
  CHECK_THAT(run.out, Contains("1 added, 1 changed, 2 unchanged, 1 removed, 0 failed"));
  CHECK_THAT(run_search(archive, {"zeppelin"}).out, Contains("a.md"));
  CHECK(run_search(archive, {"--limit", "50"}).out.find("b.md") == std::string::npos);
}

TEST_CASE("A file rewritten within the same second at the same size is noticed") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A").text("Zeppelin."));
  REQUIRE(run_index(archive).status == 0);
  const auto time = fs::last_write_time(archive.path() / "a.md");
  archive.review("a.md", ReviewBuilder("A").text("Airships."));
  fs::last_write_time(archive.path() / "a.md", time);
  CHECK_THAT(run_index(archive).out, Contains("1 changed"));
  CHECK(run_search(archive, {"zeppelin"}).status == 1);
}

TEST_CASE("Drafts and future articles stay out, are counted, and come in when asked for") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  archive.review("b.md", ReviewBuilder("B").raw("draft: true"))
      .review("c.md", ReviewBuilder("C").date("2999-01-01"));
  const ProgramRun first = run_index(archive);
  CHECK_THAT(first.out, Contains("1 added") && Contains("drafts (1)") && Contains("dated in the future (1)"));
  CHECK_THAT(run_index(archive, {"--drafts", "--future"}).out, Contains("2 added"));
  CHECK_THAT(run_search(archive, {}).out, Contains("3 articles"));
  // Asked for no longer, they go again, although their files did not change.
  CHECK_THAT(run_index(archive, {"--force"}).out, Contains("2 removed"));
  CHECK_THAT(run_search(archive, {}).out, Contains("1 article"));
}

TEST_CASE("A published article that becomes a draft is gone after the next run") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c"}) archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(run_index(archive).status == 0);
  archive.review("b.md", ReviewBuilder("b").raw("draft: true"));
  CHECK_THAT(run_index(archive).out, Contains("1 removed") && Contains("drafts (1)"));
}

TEST_CASE("A renamed article stays the same article") {
  TempArchive archive;
  for (const char* name : {"a", "b", "c"}) archive.review(std::string(name) + ".md", ReviewBuilder(name));
  REQUIRE(run_index(archive).status == 0);
  fs::rename(archive.path() / "a.md", archive.path() / "renamed.md");
  const ProgramRun run = run_index(archive);
  CHECK_THAT(run.out, Contains("0 added, 0 changed, 2 unchanged, 0 removed") && Contains("1 renamed"));
  CHECK_THAT(run_search(archive, {"--limit", "9"}).out, Contains("renamed.md"));
  CHECK(run_search(archive, {"--limit", "9"}).out.find("\n    a.md") == std::string::npos);
}

TEST_CASE("A rebuild makes a new generation and removes the old one") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("A"));
  REQUIRE(run_index(archive).status == 0);
  CHECK(read_file(archive.database() / "current") == "gen-1\n");
  REQUIRE(run_index(archive, {"--rebuild"}).status == 0);
  CHECK(read_file(archive.database() / "current") == "gen-2\n");
  CHECK_FALSE(fs::exists(archive.database() / "gen-1"));
}

TEST_CASE("The same archive indexed twice answers in the same order") {
  TempArchive one;
  TempArchive other;
  fill(one, 40);
  fill(other, 40);
  REQUIRE(run_index(one, {"--threads", "2"}).status == 0);
  REQUIRE(run_index(other, {"--threads", "1"}).status == 0);
  CHECK(run_search(one, {"word17", "--limit", "100"}).out ==
        run_search(other, {"word17", "--limit", "100"}).out);
}

TEST_CASE("The database stands where --db or ROSEBUD_DB says, and search finds it there") {
  TempArchive archive;
  TempFolder elsewhere;
  archive.review("a.md", ReviewBuilder("Alpha"));
  const std::string db = (elsewhere.path() / "db").string();
  REQUIRE(run_index(archive, {"--db", db}).status == 0);
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
  REQUIRE(run_index(archive, {"--db", db}).status == 0);
  const ProgramRun run = run_index(other, {"--db", db});
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("--rebuild"));
  CHECK_THAT(run_rosebud({"search", "alpha", "--db", db}).out, Contains("a.md"));
}

TEST_CASE("An unreadable article is named with its line, the others go on, the status is 1") {
  TempArchive archive;
  archive.review("good.md", ReviewBuilder("Good")).file("bad.md", "---\ntitle: ok\nnote: a: b\n---\nText.\n");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("1 added") && Contains("1 failed"));
  CHECK_THAT(run.err, Contains("bad.md:3:"));
}

TEST_CASE("An article that becomes unreadable keeps its last good version") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("Alpha").text("Zeppelin.")).review("b.md", ReviewBuilder("Beta"));
  REQUIRE(run_index(archive).status == 0);
  archive.file("a.md", "---\nnote: a: b\n---\nText.\n");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("0 removed, 1 failed"));
  CHECK_THAT(run_search(archive, {"zeppelin"}).out, Contains("a.md"));
}

TEST_CASE("An empty archive is told from a mistake and makes no database") {
  TempArchive archive;
  archive.file("picture.jpg", "x");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("no articles") && Contains(".md"));
  CHECK_FALSE(fs::exists(archive.database()));
}

TEST_CASE("An archive that became empty or was unmounted does not empty the index") {
  TempArchive archive;
  for (int i = 0; i < 6; ++i)
    archive.review(std::to_string(i) + ".md", ReviewBuilder("Alpha " + std::to_string(i)));
  REQUIRE(run_index(archive).status == 0);
  for (int i = 0; i < 6; ++i) archive.remove(std::to_string(i) + ".md");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("--force"));
  CHECK_THAT(run_search(archive, {"alpha"}).out, Contains("6 articles"));
  archive.review("0.md", ReviewBuilder("Alpha 0"));
  const ProgramRun rebuild = run_index(archive, {"--rebuild"});
  CHECK(rebuild.status == 2);
  CHECK_THAT(run_search(archive, {"alpha"}).out, Contains("6 articles"));
  CHECK(run_index(archive, {"--force"}).status == 0);
  CHECK_THAT(run_search(archive, {"alpha"}).out, Contains("1 article"));
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
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("huge.md") && Contains("100 MiB"));
  CHECK_THAT(run.out, Contains("1 added"));
}

TEST_CASE("NULs fail a file, Latin-1 warns") {
  TempArchive archive;
  archive.file("nul.md", std::string("One\n\0two", 8)).file("latin.md", "# Am\xe9lie\n\nText.\n");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error: nul.md:2:") && Contains("warning: latin.md:1:"));
  CHECK_THAT(run_search(archive, {"amelie"}).out, Contains("latin.md"));
}

TEST_CASE("A loop of links is named once and the archive indexed") {
  TempArchive archive;
  archive.review("sub/a.md", ReviewBuilder("A"));
  fs::create_directory_symlink(archive.path(), archive.path() / "sub/loop");
  const ProgramRun run = run_index(archive);
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("1 added"));
  CHECK_THAT(run.err, Contains("sub/loop"));
}
