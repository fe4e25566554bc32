#include "indexer/archive/scan.hh"

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/error.hh"
#include "indexer/archive/ignore.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud::indexer;
using rosebud::testing::TempArchive;
namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

Strings paths(const ScanResult& result) {
  Strings found;
  for (const FoundFile& file : result.files) found.push_back(file.path);
  return found;
}

IgnoreRules::Verdict verdict(std::string_view rules, std::string_view path, bool is_folder = false) {
  return IgnoreRules(rules).verdict(path, is_folder);
}

constexpr auto ignored = IgnoreRules::Verdict::ignored;
constexpr auto kept = IgnoreRules::Verdict::kept;
constexpr auto unmentioned = IgnoreRules::Verdict::unmentioned;

}  // namespace

TEST_CASE("Articles are found by their extension, in the order of their paths") {
  TempArchive archive;
  archive.file("b.md", "x")
      .file("a/z.txt", "x")
      .file("a/y.markdown", "x")
      .file("c.mdx", "x")
      .file("D.MD", "x");
  archive.file("picture.jpg", "x").file("page.html", "x");
  const ScanResult result = scan(archive.path());
  CHECK(paths(result) == Strings{"D.MD", "a/y.markdown", "a/z.txt", "b.md", "c.mdx"});
  CHECK(result.left_out.at("other file types") == 2);
}

TEST_CASE("Hidden folders, built sites and dependencies are left out") {
  TempArchive archive;
  archive.file("a.md", "x").file(".git/b.md", "x").file("node_modules/x/c.md", "x").file("_site/d.md", "x");
  archive.file("public/e.md", "x").file(".hidden.md", "x").file("_posts/f.md", "x");
  CHECK(paths(scan(archive.path())) == Strings{"_posts/f.md", "a.md"});
}

TEST_CASE("READMEs are about the archive and no articles of it") {
  TempArchive archive;
  archive.file("README.md", "x").file("a/readme.markdown", "x").file("LICENSE.txt", "x").file("a.md", "x");
  const ScanResult result = scan(archive.path());
  CHECK(paths(result) == Strings{"a.md"});
  CHECK(result.left_out.at("READMEs and the like") == 3);
}

TEST_CASE(".rosebudignore leaves out what it names, in the folder it stands in and below") {
  TempArchive archive;
  archive.file(".rosebudignore", "drafts/\n*.txt\n!keep.txt\n");
  archive.file("a.md", "x").file("drafts/b.md", "x").file("c.txt", "x").file("keep.txt", "x");
  archive.file("sub/.rosebudignore", "only-here.md\n")
      .file("sub/only-here.md", "x")
      .file("only-here.md", "x");
  CHECK(paths(scan(archive.path())) == Strings{"a.md", "keep.txt", "only-here.md"});
}

TEST_CASE("A link that leads in a circle is named and not followed") {
  TempArchive archive;
  archive.file("sub/a.md", "x");
  fs::create_directory_symlink(archive.path(), archive.path() / "sub/loop");
  const ScanResult result = scan(archive.path());
  CHECK(paths(result) == Strings{"sub/a.md"});
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].path == "sub/loop");
  CHECK(result.problems[0].severity == Severity::warning);
}

TEST_CASE("A link to a file that is gone is named") {
  TempArchive archive;
  archive.file("a.md", "x");
  fs::create_symlink("nowhere.md", archive.path() / "gone.md");
  const ScanResult result = scan(archive.path());
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].path == "gone.md");
}

TEST_CASE("A file whose name is not UTF-8 is named and left aside") {
  TempArchive archive;
  archive.file("a.md", "x").file("b\xff.md", "x");
  const ScanResult result = scan(archive.path());
  CHECK(paths(result) == Strings{"a.md"});
  CHECK(result.problems.size() == 1);
}

TEST_CASE("A missing folder and a file instead of a folder are errors with a hint") {
  TempArchive archive;
  archive.file("a.md", "x");
  CHECK_THROWS_AS(scan(archive.path() / "nowhere"), rosebud::Error);
  CHECK_THROWS_AS(scan(archive.path() / "a.md"), rosebud::Error);
}

TEST_CASE("Ignore rules follow gitignore: names at any depth, anchors, folders, negation") {
  CHECK(verdict("draft.md", "a/b/draft.md") == ignored);
  CHECK(verdict("/draft.md", "a/draft.md") == unmentioned);
  CHECK(verdict("/draft.md", "draft.md") == ignored);
  CHECK(verdict("a/draft.md", "b/a/draft.md") == unmentioned);
  CHECK(verdict("old/", "old", true) == ignored);
  CHECK(verdict("old/", "old", false) == unmentioned);
  CHECK(verdict("*.txt\n!keep.txt", "a/keep.txt") == kept);
  CHECK(verdict("# comment\n\n", "# comment") == unmentioned);
  CHECK(verdict("\\#name", "#name") == ignored);
  CHECK(verdict("name   ", "name") == ignored);
}

TEST_CASE("Ignore patterns follow gitignore: stars, classes and quotes") {
  CHECK(matches_glob("*.md", "a.md"));
  CHECK_FALSE(matches_glob("*.md", "a/b.md"));
  CHECK(matches_glob("a/**/b", "a/b"));
  CHECK(matches_glob("a/**/b", "a/x/y/b"));
  CHECK_FALSE(matches_glob("a/**/b", "a/xb"));
  CHECK(matches_glob("a/**", "a/x/y"));
  CHECK(matches_glob("**/b", "b"));
  CHECK(matches_glob("[a-c]?", "bz"));
  CHECK_FALSE(matches_glob("[!a-c]", "b"));
  CHECK_FALSE(matches_glob("?", "/"));
  CHECK(matches_glob("\\*", "*"));
  CHECK_FALSE(matches_glob("\\*", "a"));
}

TEST_CASE("No ignore pattern takes exponential time") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  CHECK_FALSE(matches_glob(pattern + "b", std::string(5000, 'a')));
}
