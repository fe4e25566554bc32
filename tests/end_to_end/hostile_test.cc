// Archives that are large, odd or repetitive on purpose, indexed by the real program.
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;

// The sanitizers reserve more address space than any limit allows.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool can_limit_memory = false;
#else
constexpr bool can_limit_memory = true;
#endif

namespace {

constexpr auto appeal = "If you enjoyed this review, consider subscribing to the letter of the lighthouse.";

std::string repeated(std::string_view pattern, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + pattern.size());
  while (text.size() < bytes) text += pattern;
  return text;
}

std::string article(int number) {
  return fmt::format("# Film {0}\n\nThe text of film number {0} alone.\n\n{1}\n", number, appeal);
}

}  // namespace

TEST_CASE("The worst articles of the greatest length are indexed in 1.5 GB, and what they hold is found") {
  if (!can_limit_memory) return;
  constexpr std::size_t bytes = 8'000'000;
  TempArchive archive;
  archive.file("brackets.md", repeated("![[]()", bytes) + " lighthouse\n");
  archive.file("emphasis.md", repeated("*a", bytes) + " harbour\n");
  archive.file("paragraphs.md", repeated("a\n\n", bytes) + "quay\n");
  const std::string command = fmt::format(R"(ulimit -v 1500000; exec "{}" index "{}" --threads 1)",
                                          ROSEBUD_PROGRAM_PATH, archive.path().string());
  const ProgramRun run = run_rosebud({"-c", command}, {archive.path(), {}, "/bin/sh"});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK_THAT(run_in(archive, {"search", "lighthouse"}).out, Contains("brackets.md"));
  CHECK_THAT(run_in(archive, {"search", "harbour"}).out, Contains("emphasis.md"));
  CHECK_THAT(run_in(archive, {"search", "quay"}).out, Contains("paragraphs.md"));
}

TEST_CASE("What an archive repeats is not found in its articles, those that come later included") {
  TempArchive archive;
  for (int i = 0; i < 8; ++i) archive.file(fmt::format("{}.md", i), article(i));
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK(run_in(archive, {"search", "subscribing"}).status != 0);
  CHECK_THAT(run_in(archive, {"search", "alone"}).out, Contains("8"));

  archive.file("later.md", article(99));
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK(run_in(archive, {"search", "subscribing"}).status != 0);
  const std::string updated = run_in(archive, {"show", "later.md"}).out;
  CHECK_THAT(updated, Contains("film number 99"));
  CHECK(updated.find(appeal) == std::string::npos);
  REQUIRE(run_in(archive, {"index", ".", "--rebuild"}).status == 0);
  CHECK(run_in(archive, {"show", "later.md"}).out == updated);
}

TEST_CASE("Options that make all articles be read again keep what their archive repeats") {
  TempArchive archive;
  for (int i = 0; i < 8; ++i) archive.file(fmt::format("{}.md", i), article(i));
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  for (const char* option : {"--drafts", "--no-inference"}) {
    REQUIRE(run_in(archive, {"index", ".", option}).status == 0);
    CHECK(run_in(archive, {"search", "subscribing"}).status != 0);
  }
}

TEST_CASE("A check lists what an archive repeats, and show --parsed marks it") {
  TempArchive archive;
  for (int i = 0; i < 8; ++i) archive.file(fmt::format("{}.md", i), article(i));
  CHECK_THAT(run_in(archive, {"check", "."}).out, Contains("8 × If you enjoyed this review"));
  CHECK_THAT(run_in(archive, {"check", ".", "--json"}).out, Contains(R"("repeated":[{"text":"If you)"));
  CHECK(run_in(archive, {"show", "--parsed", "3.md"}).out.find("left out:") == std::string::npos);
  REQUIRE(run_in(archive, {"index", "."}).status == 0);
  CHECK_THAT(run_in(archive, {"show", "--parsed", "3.md"}).out,
             Contains("left out: repeated in other articles"));
}

TEST_CASE("An archive of hostile files indexes what can be read and names the others") {
  TempArchive archive;
  archive.file("good.md", "---\ntitle: A quay\n---\nA lighthouse.\n");
  archive.file("latin.md", "# Caf\xe9\n\nA harbour.\n");
  archive.file("marks.md",
               "A " + repeated("\xcc\x81", 5'000) + repeated("千\xe3\x82\x99", 5'000) + "\xe3\x85\xa4\n");
  archive.file("nul.md", std::string("a\0b", 3));
  archive.file("deep.md", "---\na: " + repeated("[", 5'000) + "\n---\nText.\n");
  archive.file("key.md", "+++\n" + repeated("a.", 60'000) + "b = 1\n+++\nText.\n");
  const ProgramRun run = run_in(archive, {"index", "."});
  CHECK(run.status == 1);
  CHECK_THAT(run.err,
             Contains("nul.md") && Contains("deep.md") && Contains("key.md") && Contains("latin.md"));
  CHECK_THAT(run_in(archive, {"search", "lighthouse"}).out, Contains("good.md"));
  CHECK_THAT(run_in(archive, {"search", "harbour"}).out, Contains("latin.md"));
}
