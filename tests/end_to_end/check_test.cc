// What is understood of an archive and of an article, told without indexing.
#include <filesystem>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

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

TEST_CASE("show prints an article as it is indexed, and as its file is understood") {
  TempArchive archive;
  archive.review("sub/a.md", ReviewBuilder("Alpha").director("Jane Doe").text("Zeppelin."));
  REQUIRE(run_index(archive).status == 0);
  const ProgramOptions here{archive.path(), {}, {}};
  CHECK_THAT(run_rosebud({"show", "sub/a.md"}, here).out,
             Contains("Alpha") && Contains("Jane Doe") && Contains("Zeppelin."));
  archive.review("sub/a.md", ReviewBuilder("Beta"));
  CHECK_THAT(run_rosebud({"show", "--parsed", "sub/a.md"}, here).out,
             Contains("sub/a.md") && Contains("Beta") && Contains("front matter"));
  CHECK(run_rosebud({"show", "nowhere.md"}, here).status == 1);
  CHECK(run_rosebud({"show", "--parsed", "nowhere.md"}, here).status == 2);
}
