// Letterboxd's tables as articles.
#include "importer/import_letterboxd.hh"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace fs = std::filesystem;
using rosebud::Error;
using rosebud::FieldId;
using rosebud::testing::Contains;
using rosebud::testing::read_file;
using rosebud::testing::TempArchive;
using namespace rosebud::importer;

namespace {

constexpr std::string_view reviews_header =
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n";

ImportReport import(const TempArchive& archive, bool all = false) {
  return import_letterboxd({archive.path(), archive.path() / "out", false, all});
}

std::string output(const TempArchive& archive, std::string_view name) {
  return read_file(archive.path() / "out" / name);
}

std::string refusal(const fs::path& source) {
  try {
    import_letterboxd({source, source / "out", false, false});
  } catch (const Error& error) {
    return std::string(error.message()) + " / " + std::string(error.hint());
  }
  return "imported";
}

}  // namespace

TEST_CASE("A review of Letterboxd has its film, dates, rating of five, tags, address and reviewer") {
  TempArchive archive;
  archive.file("profile.csv", "Date Joined,Username,Given Name,Family Name\n2015-01-01,kane,Charles,Kane\n")
      .file("reviews.csv",
            std::string(reviews_header) +
                "2021-05-03,\"Me, Myself & Irene\",2000,https://boxd.it/1AbC,4.5,Yes,"
                "\"It is <i>\"\"fine\"\"</i>.<br/><br/>Two &amp; more.\",\"tv, at home\",2021-05-01\n");
  const ImportReport report = import(archive);
  CHECK(report.written == 1);
  CHECK(report.problems.empty());
  CHECK(output(archive, "2021-05-03-me-myself-irene-2000.md") ==
        "---\ntitle: Me, Myself & Irene\nyear: 2000\ndate: 2021-05-03\nwatched: 2021-05-01\nrating: 4.5/5\n"
        "rewatch: true\ntags:\n  - tv\n  - at home\nauthor: Charles Kane\nurl: https://boxd.it/1AbC\n---\n\n"
        "It is *\"fine\"*.\n\nTwo & more.\n");
  const auto result =
      rosebud::indexer::read_article("a.md", output(archive, "2021-05-03-me-myself-irene-2000.md"), {});
  REQUIRE(result.article);
  CHECK(result.article->rating == 90);
  CHECK(result.article->values_of(FieldId::reviewer).front() == "Charles Kane");
  CHECK(result.article->values_of(FieldId::date).front() == "2021-05-03");
}

TEST_CASE("Unbalanced tags of a review are mended") {
  TempArchive archive;
  archive.file("reviews.csv", std::string(reviews_header) +
                                  "2021-05-03,A,2000,u,,,\"<i>Never closed\n\n<b>Bold</i> both</b> "
                                  "<blockquote>Quoted <a href=\"\"https://a.example/\"\">link\",,\n");
  import(archive);
  CHECK_THAT(output(archive, "2021-05-03-a-2000.md"),
             Contains("*Never closed*\n\n") && Contains("\n\n> Quoted [link](https://a.example/)\n"));
}

TEST_CASE("Two reviews of one film on one day are two files, and stay them") {
  TempArchive archive;
  archive.file("reviews.csv", std::string(reviews_header) +
                                  "2021-05-03,A,2000,https://boxd.it/x1,,,One,,\n"
                                  "2021-05-03,A,2000,https://boxd.it/x2,,,Two,,\n");
  CHECK(import(archive).written == 2);
  CHECK_THAT(output(archive, "2021-05-03-a-2000-x2.md"), Contains("Two"));
  CHECK(import(archive).unchanged == 2);
  archive.file("reviews.csv", std::string(reviews_header) +
                                  "2021-05-03,B,2000,,,,One,,\n2021-05-03,B,2000,,,,Two,,\n,???,,,,,T,,\n");
  CHECK(import(archive).written == 3);
  CHECK_THAT(output(archive, "2021-05-03-b-2000-2.md"), Contains("Two"));
  CHECK_THAT(output(archive, "article.md"), Contains("title: \"???\""));
}

TEST_CASE("What has no text is left out by its reason, and is an article when asked for") {
  TempArchive archive;
  archive
      .file("reviews.csv", std::string(reviews_header) +
                               "2021-05-03,A,2000,u,4,,Text,,2021-05-03\n"
                               "2021-05-04,B,2001,u,3,,,,\n")
      .file("diary.csv",
            "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
            "2021-05-03,A,2000,u,4,,,2021-05-03\n2021-06-01,C,1999,u,5,,,2021-05-31\n")
      .file("ratings.csv",
            "Date,Name,Year,Letterboxd URI,Rating\n2020-01-01,A,2000,u,4\n2020-01-02,D,1931,u,5\n")
      .file("deleted/reviews.csv", std::string(reviews_header) + "2021-05-03,Z,2000,u,4,,Gone,,\n")
      .file("watched.csv", "Date,Name,Year,Letterboxd URI\n2020-01-01,A,2000,u\n");
  const ImportReport report = import(archive);
  CHECK(report.written == 1);
  CHECK(report.left_out == std::map<std::string, std::size_t>{{"deleted reviews", 1},
                                                              {"diary entries without a review", 1},
                                                              {"ratings without a review", 1},
                                                              {"reviews without text", 1}});
  CHECK(import(archive, true).written == 3);
  CHECK_THAT(output(archive, "2020-01-02-d-1931.md"), Contains("title: D\n") && Contains("rating: 5/5\n"));
}

TEST_CASE("A row that cannot be read is named with its line, and the others are imported") {
  TempArchive archive;
  archive.file("reviews.csv", std::string(reviews_header) +
                                  "2021-05-03,,2000,u,4,,Text,,\n"
                                  "2021-05-03,A,2000,u,4,,Text,,,,extra\n"
                                  "someday,B,2000,u,much,,Text,,\n");
  const ImportReport report = import(archive);
  CHECK(report.written == 1);
  CHECK(report.failed() == 2);
  REQUIRE(report.problems.size() == 4);
  CHECK(report.problems[0].line == 3);
  CHECK(report.problems[1].line == 2);
  CHECK_THAT(report.problems[2].message, Contains("no date"));
  CHECK_THAT(report.problems[3].message, Contains("\"much\" is no rating"));
  CHECK_THAT(output(archive, "b-2000.md"), Contains("title: B"));
}

TEST_CASE("What is no unpacked export of Letterboxd is refused with what to do") {
  TempArchive archive;
  archive.file("my export.zip", "PK\x03\x04").file("reviews.csv", "One,Two\n1,2\n").file("x/notes.txt", "x");
  CHECK_THAT(refusal(archive.path() / "my export.zip"),
             Contains("is packed (zip)") && Contains("my export.zip' -d '"));
  CHECK_THAT(refusal(archive.path() / "x"), Contains("no reviews.csv") && Contains("Export your data"));
  CHECK_THAT(refusal(archive.path() / "none"), Contains("there is no"));
  CHECK_THAT(refusal(archive.path() / "reviews.csv"), Contains("Name the folder that it stands in"));
  CHECK_THAT(refusal(archive.path()), Contains("has no column Name"));
}
