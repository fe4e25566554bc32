// What an archive repeats around its articles, by behaviour.
#include "indexer/article/repeated.hh"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/article/read_article.hh"
#include "indexer/check.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

constexpr auto appeal = "If you enjoyed this review, consider subscribing to the letter of the lighthouse.";

Block paragraph(std::string text) {
  return {BlockKind::paragraph, std::move(text)};
}

// `count` articles of three paragraphs of their own, the first `with` of them with `foot` below.
std::vector<std::vector<Block>> articles(int count, int with, const std::vector<Block>& foot) {
  std::vector<std::vector<Block>> all;
  for (int i = 0; i < count; ++i) {
    std::vector<Block> blocks;
    for (const char* part : {"opens", "goes on", "closes"}) {
      blocks.push_back(paragraph(fmt::format("Film number {} {} on a quay in the rain.", i, part)));
    }
    if (i < with) blocks.insert(blocks.end(), foot.begin(), foot.end());
    all.push_back(std::move(blocks));
  }
  return all;
}

std::vector<RepeatedPassage> repeated_in(const std::vector<std::vector<Block>>& all) {
  RepetitionCounter counter;
  for (const auto& blocks : all) counter.add(blocks);
  return counter.passages();
}

std::vector<std::string> texts(const std::vector<Block>& blocks) {
  std::vector<std::string> all;
  for (const Block& block : blocks) all.push_back(block.text);
  return all;
}

}  // namespace

TEST_CASE("A paragraph at the foot of many articles is found, with their number") {
  const auto passages = repeated_in(articles(100, 12, {paragraph(appeal)}));
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].text == appeal);
  CHECK(passages[0].articles == 12);
}

TEST_CASE("Four articles, or fewer than one in twenty, do not make a passage furniture") {
  CHECK(repeated_in(articles(10, 4, {paragraph(appeal)})).empty());
  CHECK(repeated_in(articles(200, 9, {paragraph(appeal)})).empty());
  CHECK(repeated_in(articles(200, 10, {paragraph(appeal)})).size() == 1);
}

TEST_CASE("A short line must stand in a quarter of the articles") {
  CHECK(repeated_in(articles(100, 24, {paragraph("Thanks for reading!")})).empty());
  CHECK(repeated_in(articles(100, 25, {paragraph("Thanks for reading!")})).size() == 1);
}

TEST_CASE("Facts that many articles share stay their text") {
  for (const char* fact :
       {"Director: Ada Berg", "8/10", "★★★★", "Running time: 95 minutes, in black and white, with music",
        "The film was directed by Ada Berg and written by Tove Lind in the same year."}) {
    CAPTURE(fact);
    CHECK(repeated_in(articles(20, 20, {paragraph(fact)})).empty());
  }
}

TEST_CASE("What many articles say in the middle stays") {
  std::vector<std::vector<Block>> all;
  for (int i = 0; i < 20; ++i) {
    std::vector<Block> blocks;
    for (int j = 0; j < 30; ++j) blocks.push_back(paragraph(fmt::format("Sentence {} of film {}.", j, i)));
    blocks[15] = paragraph(appeal);
    all.push_back(std::move(blocks));
  }
  CHECK(repeated_in(all).empty());
}

TEST_CASE("Headings that sections share are never found alone, and go with a note that goes") {
  const Block heading{BlockKind::heading, "About the author"};
  const Block note = paragraph("Ada Berg keeps a lighthouse and writes about films in the winter.");
  CHECK(repeated_in(articles(20, 20, {heading})).empty());
  const auto all = articles(20, 20, {heading, note});
  const auto passages = repeated_in(all);
  REQUIRE(passages.size() == 1);
  std::vector<Block> blocks = all[3];
  CHECK(texts(RepeatedPassages(passages).take_from(blocks)) ==
        std::vector<std::string>{heading.text, note.text});
  CHECK(blocks.size() == 3);
}

TEST_CASE("The same article many times repeats nothing") {
  std::vector<std::vector<Block>> all = articles(3, 3, {paragraph(appeal)});
  for (int i = 0; i < 20; ++i) all.push_back(all[0]);
  CHECK(repeated_in(all).empty());
}

TEST_CASE("An article that is nothing but a repeated passage keeps it") {
  const RepeatedPassages known({{appeal, 30}});
  std::vector<Block> blocks{{BlockKind::heading, "Nothing yet"}, paragraph(appeal)};
  CHECK(known.take_from(blocks).empty());
  CHECK(blocks.size() == 2);
}

TEST_CASE("Repeated passages are known by their words, whatever their case, spaces and year of copyright") {
  const RepeatedPassages known({{"© 2019 The Quay, all rights reserved by its writers", 30}});
  std::vector<Block> blocks{paragraph("A text."),
                            paragraph("© 2024 the  quay, all rights RESERVED by its writers")};
  CHECK(known.take_from(blocks).size() == 1);
  std::vector<Block> other{paragraph("A text."),
                           paragraph("© 2024 The Pier, all rights reserved by its writers")};
  CHECK(known.take_from(other).empty());
}

TEST_CASE("Code, tables and spoilers are never left out as repeated") {
  const RepeatedPassages known({{appeal, 30}});
  Block hidden = paragraph(appeal);
  hidden.spoiler = true;
  for (const Block& block : {Block{BlockKind::code, appeal}, Block{BlockKind::table, appeal}, hidden}) {
    std::vector<Block> blocks{paragraph("A text."), block};
    CHECK(known.take_from(blocks).empty());
  }
}

TEST_CASE("A database keeps the repeated passages as they were") {
  const RepeatedPassages known({{appeal, 30}, {"Another passage that stands everywhere in here", 7}});
  const RepeatedPassages kept = RepeatedPassages::decode(known.encode());
  CHECK(kept.encode() == known.encode());
  std::vector<Block> blocks{paragraph("A text."), paragraph(appeal)};
  CHECK(kept.take_from(blocks).size() == 1);
  CHECK(RepeatedPassages::decode("").empty());
}

TEST_CASE("An article read with what its archive repeats tells what it left out") {
  ReadOptions options;
  options.repeated = std::make_shared<RepeatedPassages>(std::vector<RepeatedPassage>{{appeal, 30}});
  const ReadResult result = read_article("a.md", fmt::format("# Quay\n\nA text.\n\n*{}*\n", appeal), options);
  REQUIRE(result.article);
  CHECK(texts(result.article->blocks) == std::vector<std::string>{"A text."});
  CHECK(texts(result.repeated) == std::vector<std::string>{appeal});
}

TEST_CASE("A check of an archive lists what it repeats") {
  testing::TempArchive archive;
  for (int i = 0; i < 8; ++i) {
    archive.file(fmt::format("{}.md", i),
                 fmt::format("# Film {0}\n\nIts own text, number {0}.\n\n{1}\n", i, appeal));
  }
  const CheckReport report = check_archive({archive.path(), {}});
  REQUIRE(report.repeated.size() == 1);
  CHECK(report.repeated[0].text == appeal);
  CHECK(report.repeated[0].articles == 8);
}
