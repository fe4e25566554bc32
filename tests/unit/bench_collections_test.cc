// Judged collections: read, made into archives, searched by Rosebud and by what it is measured against.
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "bench/evaluation/collection.hh"
#include "bench/evaluation/judged_queries.hh"
#include "bench/evaluation/rosebud_ranker.hh"
#include "bench/evaluation/run_file.hh"
#include "bench/evaluation/xapian_ranker.hh"
#include "catalogue/error.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

namespace fs = std::filesystem;
using namespace rosebud::bench;
using rosebud::testing::Contains;
using rosebud::testing::TempArchive;

// Two documents about birds, one about fish; the second query was judged by nobody.
void add_small_collection(TempArchive& folder) {
  folder.file("birds/docs.jsonl",
              "{\"id\": \"B-1\", \"title\": \"Wings: a study\", \"text\": \"birds # fly *high*\"}\n"
              "{\"id\": \"B-2\", \"title\": \"\", \"text\": \"a bird swims\"}\n"
              "{\"id\": \"F-1\", \"title\": \"Fins\", \"text\": \"fish swim deep\"}\n");
  folder.file("birds/queries.tsv", "1\tflying birds?\n2\tnobody judged this\n3\tfish AND (swimming\n");
  folder.file("birds/qrels.txt", "1 0 B-1 1\n1 0 B-2 1\n3\t0\tF-1\t1\n");
}

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const rosebud::Error& error) {
    return std::string(error.message());
  }
  return "";
}

}  // namespace

TEST_CASE("A collection is read with the queries that somebody judged") {
  TempArchive folder;
  add_small_collection(folder);
  const Collection collection = read_collection(folder.path() / "birds");
  CHECK(collection.name == "birds");
  REQUIRE(collection.documents.size() == 3);
  CHECK(collection.documents[0].title == "Wings: a study");
  REQUIRE(collection.queries.size() == 2);
  CHECK(collection.queries[0].text == "flying birds?");
  CHECK(collection.queries[0].grades == Grades{{"B-1", 1}, {"B-2", 1}});
  CHECK(collection.queries[1].id == "3");
}

TEST_CASE("Collections are found in a folder of them, and one is found by itself") {
  TempArchive folder;
  add_small_collection(folder);
  CHECK(find_collections(folder.path()) == std::vector<fs::path>{folder.path() / "birds"});
  CHECK(find_collections(folder.path() / "birds") == std::vector<fs::path>{folder.path() / "birds"});
  CHECK(read_collection(folder.path() / "birds" / "").name == "birds");
  CHECK_THAT(message_of([] { find_collections("/dev"); }), Contains("no collection"));
}

TEST_CASE("What is wrong with a collection is said with its file and line") {
  TempArchive folder;
  add_small_collection(folder);
  folder.file("birds/qrels.txt", "1 0 B-1 1\n1 0 B-2 yes\n");
  CHECK_THAT(message_of([&] { read_collection(folder.path() / "birds"); }), Contains("qrels.txt:2: "));
  folder.file("birds/qrels.txt", "9 0 B-1 1\n");
  CHECK_THAT(message_of([&] { read_collection(folder.path() / "birds"); }), Contains("no judged query"));
  folder.file("birds/queries.tsv", "1 no tab\n");
  CHECK_THAT(message_of([&] { read_collection(folder.path() / "birds"); }), Contains("queries.tsv:1: "));
  folder.file("birds/docs.jsonl", "{\"id\": \"B-1\", \"title\": \"Wings\"}\n");
  CHECK_THAT(message_of([&] { read_collection(folder.path() / "birds"); }),
             Contains("docs.jsonl:1: a document without \"text\""));
}

TEST_CASE("A document becomes an article that shows its text as it was") {
  CHECK(document_article({"1", "Wings: a \"study\"", "# no *heading*"}) ==
        "---\ntitle: \"Wings: a \\\"study\\\"\"\n---\n\n\\# no \\*heading\\*\n");
  CHECK(document_article({"1", "", "plain"}) == "plain\n");
}

TEST_CASE("Every engine ranks a collection's documents by what is typed") {
  TempArchive folder;
  add_small_collection(folder);
  const Collection collection = read_collection(folder.path() / "birds");
  const auto ids = write_articles(collection, folder.path() / "archive");
  index_for_measuring(folder.path() / "archive", folder.path() / "database");
  RosebudRanker rosebud(folder.path() / "database");
  const XapianRanker xapian(collection.documents);
  for (const JudgedQuery& query : collection.queries) {
    INFO(query.text);
    const Ranking by_rosebud = RosebudRanker::paths(rosebud.answer(query.text, 100));
    const Ranking by_xapian = xapian.rank(query.text, 100);
    REQUIRE(!by_rosebud.empty());
    REQUIRE(!by_xapian.empty());
    CHECK(query.grades.contains(ids.at(by_rosebud.front())));
    CHECK(query.grades.contains(by_xapian.front()));
  }
  CHECK(xapian.rank("bird swim", 1).size() == 1);
  CHECK(xapian.rank("?", 10).empty());
}

TEST_CASE("An archive of which an article cannot be indexed is not measured") {
  TempArchive archive;
  archive.file("good.md", "An article.").file("empty.md", std::string("\0\0\0", 3));
  archive.file("long.md", std::string((8U << 20U) + 1, 'a'));
  CHECK_THAT(message_of([&] { index_for_measuring(archive.path(), archive.database()); }),
             Contains("were not"));
}

TEST_CASE("Refinements of a judged query are those of a typed one") {
  const auto request = typed_request("dreams", "director=Satoshi Kon;year=1990..1999", {});
  CHECK(request.text == "dreams");
  CHECK(request.chosen.at(rosebud::FieldId::director).contains("Satoshi Kon"));
  CHECK(request.ranges.at(rosebud::FieldId::year).contains({1990, 1999}));
  CHECK(typed_request("", "", {}).chosen.empty());
  CHECK_THAT(message_of([] { typed_request("", "drector=Kon", {}); }), Contains("drector=Kon"));
  CHECK_THAT(message_of([] { typed_request("", "director", {}); }), Contains("no refinement"));
  CHECK_THAT(message_of([] { typed_request("", "year=soon", {}); }), Contains("soon"));
}

TEST_CASE("Spaces in judged paths are written as %20") {
  TempArchive folder;
  folder.file("qrels.txt", "a 0 notes/Grave%20of%20the%20Fireflies.md 3\r\n\r\na 0 up.md 0\r\n");
  const auto grades = read_grades(folder.path() / "qrels.txt");
  CHECK(grades.at("a") == Grades{{"notes/Grave of the Fireflies.md", 3}, {"up.md", 0}});
}

TEST_CASE("Another engine gets documents and queries as files and answers with a run") {
  TempArchive folder;
  add_small_collection(folder);
  const Collection collection = read_collection(folder.path() / "birds");
  const fs::path program = folder.path() / "engine";
  const auto engine = [&](const std::string& script) {
    std::ofstream(program) << "#!/bin/sh\n" << script << '\n';
    fs::permissions(program, fs::perms::owner_all);
    return run_other_engine(program, collection, 7);
  };
  // Names the first document for every query, and the depth in place of a second.
  const std::string answers =
      "d=$(head -n 1 \"$1\" | cut -f 1)\n"
      "cut -f 1 \"$2\" | while read -r q; do echo \"$q Q0 $d 1 2.5 sh\"; echo \"$q Q0 $3 2 1.5 sh\"; done";
  CHECK(engine(answers) == std::map<std::string, Ranking>{{"1", {"B-1", "7"}}, {"3", {"B-1", "7"}}});
  CHECK(engine("exit 0").empty());
  CHECK_THAT(message_of([&] { engine("exit 3"); }), Contains("failed"));
  CHECK_THAT(message_of([&] { engine("echo 1 Q0 B-1 2 0.5 sh"); }), Contains(":1: "));
  CHECK_THAT(message_of([&] { run_other_engine(folder.path() / "no", collection, 7); }),
             Contains("cannot run"));
}

TEST_CASE("What goes to another engine keeps its columns") {
  const TempArchive folder;
  write_documents({{"1", "two\nlines", "a\ttab"}, {"2", "", "plain"}}, folder.path() / "documents.tsv");
  CHECK(rosebud::testing::read_file(folder.path() / "documents.tsv") == "1\ttwo lines\ta tab\n2\t\tplain\n");
}
