// Exports as they come: whole, cut short, broken, hostile, and what is none.
#include "importer/import_wordpress.hh"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "importer/wordpress/item.hh"
#include "importer/wordpress/xml_slices.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"
#include "support/temp_archive.hh"
#include "support/test_data.hh"

namespace fs = std::filesystem;
using rosebud::Error;
using rosebud::testing::Contains;
using rosebud::testing::cpu_seconds;
using rosebud::testing::read_file;
using rosebud::testing::TempArchive;
using namespace rosebud::importer;

namespace {

std::string wxr(std::string_view items, std::string_view head = "") {
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") + std::string(head) +
         "<rss "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><wp:wxr_version>1.2</wp:wxr_version>\n" +
         std::string(items) + "\n</channel></rss>\n";
}

std::string item(std::string_view title, std::string_view more = "") {
  return "<item><title>" + std::string(title) +
         "</title><content:encoded><![CDATA[Text.]]></content:encoded><wp:post_id>1</wp:post_id>"
         "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>" +
         std::string(more) + "</item>\n";
}

ImportReport import(TempArchive& archive, std::string_view bytes) {
  archive.file("export.xml", bytes);
  return import_wordpress({.exports = {archive.path() / "export.xml"}, .folder = archive.path() / "out"});
}

std::string refusal(std::string_view bytes) {
  TempArchive archive;
  try {
    import(archive, bytes);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    CHECK_FALSE(fs::exists(archive.path() / "out"));
    return std::string(error.message()) + " / " + std::string(error.hint());
  }
  return "imported";
}

}  // namespace

TEST_CASE("A text whose CDATA section ends too early is whole again") {
  CHECK(
      read_item("<item><content:encoded><![CDATA[a <![CDATA[ b ]]> c]]></content:encoded></item>").content ==
      "a <![CDATA[ b ]]> c");
  CHECK(
      read_item("<item><content:encoded><![CDATA[a ]]]]><![CDATA[> b]]></content:encoded></item>").content ==
      "a ]]> b");
  CHECK(read_item("<item><content:encoded><p>a <b>c</b></p></content:encoded></item>").content ==
        "<p>a <b>c</b></p>");
  CHECK(read_item("<item><title>A &amp;amp; B&#8;</title></item>").title == "A &amp; B");
}

TEST_CASE("Elements are cut out of a file whatever stands in comments, CDATA and document types") {
  const std::string_view text =
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"<item>]>\">]><rss><!-- <item> "
      "--><item>1<![CDATA[</item>]]>"
      "</item><wp:author>x</wp:author><item/><item>2</rss>";
  constexpr std::array<std::string_view, 2> wanted{"item", "author"};
  XmlSlices slices(text, wanted);
  CHECK(slices.next()->text == "<item>1<![CDATA[</item>]]></item>");
  CHECK(slices.next()->name == "author");
  CHECK(slices.next()->text == "<item/>");
  const auto last = slices.next();
  REQUIRE(last);
  CHECK_FALSE(last->complete);
  CHECK_FALSE(slices.next());
  CHECK(slices.root() == "rss");
}

TEST_CASE("No entity is ever declared: neither bombs nor files get in") {
  TempArchive archive;
  archive.file("secret.txt", "the-secret");
  std::string head = "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "&lol" + std::to_string(i - 1) + ";";
    head += "<!ENTITY lol" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) head += before;
    head += "\">";
  }
  head += "<!ENTITY file SYSTEM \"file://" + (archive.path() / "secret.txt").string() + "\">]>\n";
  const ImportReport report = import(archive, wxr(item("Bomb &lol9; &file;"), head));
  CHECK(report.written == 1);
  const std::string text = read_file(archive.path() / "out" / "bomb-lol9-file.md");
  CHECK(text.size() < 200);
  CHECK_THAT(text, Contains("title: \"Bomb &lol9; &file;\"") || Contains("title: Bomb &lol9; &file;"));
}

TEST_CASE("A broken post fails with its line, and the others are imported") {
  TempArchive archive;
  const ImportReport report =
      import(archive,
             wxr(item("One") + "<item>\n<title>Two</title>\n<wp:post_id>2</title></item>\n" + item("Three")));
  CHECK(report.written == 2);
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].line == 6);
  CHECK_THAT(report.problems[0].message, Contains("not well-formed XML") && Contains("\"Two\""));
}

TEST_CASE("A post that has no end fails, and the one after it is imported") {
  TempArchive archive;
  const ImportReport report = import(archive, wxr("<item><title>One</title>\n" + item("Two")));
  CHECK(report.written == 1);
  REQUIRE(report.failed() == 1);
  CHECK_THAT(report.problems[0].message, Contains("no end (\"One\")"));
}

TEST_CASE("An export that breaks off is told of, and what is whole is imported") {
  TempArchive archive;
  std::string text = wxr(item("One") + item("Two"));
  const ImportReport cut_between = import(archive, text.substr(0, text.find("</channel>")));
  CHECK(cut_between.written == 2);
  REQUIRE(cut_between.failed() == 1);
  CHECK_THAT(cut_between.problems[0].message, Contains("posts may be missing"));
  TempArchive other;
  const ImportReport cut_within = import(other, text.substr(0, text.rfind("</item>")));
  CHECK(cut_within.written == 1);
  CHECK(cut_within.failed() == 1);
}

TEST_CASE("Control characters and stray bytes are mended with a warning") {
  TempArchive archive;
  const ImportReport report = import(archive, wxr(item("Amélie\x08 and \xE9lan")));
  CHECK(report.written == 1);
  CHECK(report.failed() == 0);
  REQUIRE(report.problems.size() == 2);
  CHECK_THAT(report.problems[0].message, Contains("1 control characters"));
  CHECK_THAT(report.problems[1].message, Contains("1 bytes that are not UTF-8"));
  CHECK_THAT(read_file(archive.path() / "out" / "amelie-and-elan.md"), Contains("title: Amélie and élan"));
}

TEST_CASE("Latin-1 that says so is read as such, other encodings are refused with what converts them") {
  TempArchive archive;
  std::string text = wxr(item("\xC9t\xE9"));
  text.replace(text.find("UTF-8"), 5, "ISO-8859-1");
  CHECK(import(archive, text).problems.empty());
  CHECK_THAT(read_file(archive.path() / "out" / "ete.md"), Contains("title: Été"));
  text.replace(text.find("ISO-8859-1"), 10, "Shift_JIS");
  CHECK_THAT(refusal(text), Contains("encoding shift_jis") && Contains("iconv -f shift_jis -t UTF-8"));
}

TEST_CASE("What is no WordPress export is refused with what it is and what to do") {
  CHECK_THAT(refusal(""), Contains("is empty"));
  CHECK_THAT(refusal("PK\x03\x04zip"), Contains("is packed (zip)") && Contains("unzip "));
  CHECK_THAT(refusal("\x1F\x8Bgz"), Contains("gunzip"));
  CHECK_THAT(refusal("{\"posts\": []}"), Contains("is JSON"));
  CHECK_THAT(refusal("<!DOCTYPE html><html><body>Log in</body></html>"), Contains("is a web page"));
  CHECK_THAT(refusal("<html xmlns='x'></html>"), Contains("is a web page"));
  CHECK_THAT(refusal("-- MySQL dump\nCREATE TABLE wp_posts"), Contains("is a database dump"));
  CHECK_THAT(refusal("<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>"),
             Contains("is an RSS feed") && Contains("Tools, Export"));
  CHECK_THAT(refusal("<?xml version='1.0'?><feed><entry/></feed>"), Contains("Atom feed"));
  CHECK_THAT(refusal("<?xml version='1.0'?><svg/>"), Contains("its first element is <svg>"));
  CHECK_THAT(refusal("Just some text"), Contains("is not XML"));
}

TEST_CASE("Warnings that a site printed above its export do not matter") {
  TempArchive archive;
  CHECK(import(archive, "\n<br />\n<b>Warning</b>: headers already sent\n" + wxr(item("One"))).written == 1);
}

TEST_CASE("An export without posts is told of") {
  TempArchive archive;
  const ImportReport report = import(archive, wxr(""));
  REQUIRE(report.failed() == 1);
  CHECK_THAT(report.problems[0].message, Contains("holds no posts"));
  CHECK_FALSE(fs::exists(archive.path() / "out"));
}

TEST_CASE("Hostile exports are read in bounded time") {
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  const std::string deep = item("Deep", repeated("<a>", 200'000) + repeated("</a>", 200'000));
  for (const std::string& items :
       {deep, repeated("<item>", 100'000), repeated("<![CDATA[", 300'000), repeated("<!--", 300'000),
        repeated("<item><title>A</title>", 50'000), repeated("<!DOCTYPE x [", 100'000),
        repeated("<item/>", 200'000),
        item("Shortcodes",
             "<excerpt:encoded><![CDATA[" + repeated("[a]", 100'000) + "]]></excerpt:encoded>")}) {
    TempArchive archive;
    const double start = cpu_seconds();
    try {
      import(archive, wxr(items));
    } catch (const Error& error) {
      CHECK_FALSE(error.message().empty());
    }
    INFO(items.substr(0, 40));
    CHECK(cpu_seconds() - start < 20);
  }
}

// ROSEBUD_WXR_FIXTURES names a folder of exports, which are not part of this repository.
TEST_CASE("Every export of a collection is imported, or refused with a reason") {
  const auto folder = rosebud::testing::data_named_by("ROSEBUD_WXR_FIXTURES");
  if (!folder) return;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".xml") continue;
    INFO(entry.path().string());
    TempArchive archive;
    const ImportReport report =
        import_wordpress({.exports = {entry.path()}, .folder = archive.path() / "out"});
    CHECK((report.written > 0) != (report.failed() > 0));
    if (!fs::exists(archive.path() / "out")) continue;
    for (const fs::directory_entry& file : fs::directory_iterator(archive.path() / "out")) {
      const auto result = rosebud::indexer::read_article(
          file.path().filename().string(), read_file(file.path()), {.drafts = true, .future = true});
      INFO(file.path().string());
      CHECK(result.problems.empty());
    }
  }
}
