// Exports become an archive that is indexed and searched, by the real program.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

// An export as WordPress writes one: authors, a picture, a review by terms and fields, a draft, a protected
// post, a page.
constexpr std::string_view wordpress_export = R"xml(<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Films</title><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>pk</wp:author_login><wp:author_display_name><![CDATA[Pauline K.]]></wp:author_display_name></wp:author>
<item>
<title><![CDATA[Citizen Kane &amp; the sledge]]></title>
<link>https://films.example/2019/03/kane/</link>
<dc:creator><![CDATA[pk]]></dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph -->
<p>The snow globe <em>falls</em>.</p>
<!-- /wp:paragraph -->

[caption id="a" width="9"]<img src="https://films.example/globe.jpg" alt="A globe" /> Xanadu in winter[/caption]

<details><summary>The ending</summary>It is a toboggan.</details>]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>11</wp:post_id>
<wp:post_date>2019-03-02 23:30:00</wp:post_date><wp:post_date_gmt>2019-03-03 04:30:00</wp:post_date_gmt>
<wp:post_name>kane</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="classics"><![CDATA[Classics]]></category>
<category domain="director" nicename="orson-welles"><![CDATA[Orson Welles]]></category>
<category domain="movie-year" nicename="1941"><![CDATA[1941]]></category>
<wp:postmeta><wp:meta_key>writers</wp:meta_key><wp:meta_value><![CDATA[a:2:{i:0;s:12:"Orson Welles";i:1;s:18:"Herman Mankiewicz.";}]]></wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>rating</wp:meta_key><wp:meta_value>10/10</wp:meta_value></wp:postmeta>
</item>
<item><title>Unfinished</title><content:encoded><![CDATA[Not yet.]]></content:encoded><wp:post_id>12</wp:post_id>
<wp:post_date>0000-00-00 00:00:00</wp:post_date><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Secret</title><content:encoded><![CDATA[Hush.]]></content:encoded><wp:post_id>13</wp:post_id>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password>open sesame</wp:post_password></item>
<item><title>About me</title><content:encoded><![CDATA[A page.]]></content:encoded><wp:post_id>14</wp:post_id>
<wp:post_name>about</wp:post_name><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>globe</title><wp:post_id>15</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
</channel>
</rss>
)xml";

ProgramRun wordpress(const TempArchive& archive, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"import", "wordpress", (archive.path() / "site.xml").string(),
                                     (archive.path() / "articles").string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_rosebud(arguments);
}

ProgramRun search(const TempArchive& archive, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "search");
  return run_rosebud(arguments, {archive.path() / "articles", {}, {}});
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

}  // namespace

TEST_CASE("A WordPress export is imported, indexed and found by its people, year, date and address") {
  TempArchive archive;
  archive.file("site.xml", wordpress_export);
  const ProgramRun run = wordpress(archive);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK_THAT(run.out, Contains("4 articles") && Contains("4 written, 0 replaced, 0 unchanged, 0 failed") &&
                          Contains("left out: attachments (1)"));
  CHECK(files_in(archive.path() / "articles") ==
        std::vector<std::string>{"2019-03-02-kane.md", "about.md", "secret.md", "unfinished.md"});

  const ProgramRun index = run_rosebud({"index", (archive.path() / "articles").string()});
  CHECK(index.status == 0);
  CHECK_THAT(index.out,
             Contains("2 added") && Contains("drafts (1)") && Contains("protected by a password (1)"));
  const std::string hit =
      search(archive, {"globe", "--director", "Orson Welles", "--year", "1941", "--json"}).out;
  CHECK_THAT(hit, Contains(R"("title":"Citizen Kane & the sledge")") &&
                      Contains(R"("address":"https://films.example/2019/03/kane/")"));
  CHECK_THAT(hit, Contains(R"("date":"2019-03-02")") && Contains(R"("rating":"10/10")") &&
                      Contains(R"("directors":["Orson Welles"])"));
  CHECK_THAT(hit, Contains(R"("writers":["Orson Welles","Herman Mankiewicz.)"));
  CHECK_THAT(search(archive, {"xanadu"}).out, Contains("kane.md"));
  CHECK_THAT(search(archive, {"toboggan"}).out, Contains("kane.md"));
  CHECK(search(archive, {"toboggan"}).out.find("It is a") == std::string::npos);
  CHECK(search(archive, {"hush"}).status == 1);
  CHECK(read_file(archive.path() / "articles" / "secret.md").find("sesame") == std::string::npos);
}

TEST_CASE("An import that is made again leaves the same files alone and names those that differ") {
  TempArchive archive;
  archive.file("site.xml", wordpress_export);
  REQUIRE(wordpress(archive).status == 0);
  const ProgramRun again = wordpress(archive);
  CHECK(again.status == 0);
  CHECK_THAT(again.out, Contains("0 written, 0 replaced, 4 unchanged, 0 failed"));

  archive.file("articles/about.md", "My own words.\n");
  const ProgramRun refused = wordpress(archive);
  CHECK(refused.status == 1);
  CHECK_THAT(refused.out, Contains("3 unchanged, 1 failed"));
  CHECK_THAT(refused.err, Contains("about.md: the file is there already") && Contains("--force"));
  CHECK(read_file(archive.path() / "articles" / "about.md") == "My own words.\n");

  const ProgramRun forced = wordpress(archive, {"--force"});
  CHECK(forced.status == 0);
  CHECK_THAT(forced.out, Contains("0 written, 1 replaced, 3 unchanged"));
  CHECK_THAT(read_file(archive.path() / "articles" / "about.md"), Contains("A page."));
}

TEST_CASE("A link that stands where an article belongs is replaced, never written through") {
  TempArchive archive;
  archive.file("site.xml", wordpress_export).file("mine.txt", "Mine.");
  fs::create_directories(archive.path() / "articles");
  fs::create_symlink(archive.path() / "mine.txt", archive.path() / "articles" / "about.md");
  CHECK(wordpress(archive).status == 1);
  CHECK(wordpress(archive, {"--force"}).status == 0);
  CHECK(read_file(archive.path() / "mine.txt") == "Mine.");
  CHECK_FALSE(fs::is_symlink(archive.path() / "articles" / "about.md"));
}

TEST_CASE("Pages stay out when told so") {
  TempArchive archive;
  archive.file("site.xml", wordpress_export);
  CHECK_THAT(wordpress(archive, {"--no-pages"}).out, Contains("3 written") && Contains("pages (1)"));
}

TEST_CASE("A Letterboxd export is imported, indexed and found") {
  TempArchive archive;
  archive.file("export/profile.csv", "Username,Given Name,Family Name\nkane,,\n")
      .file("export/reviews.csv",
            "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
            "2021-05-03,Memories,1995,https://boxd.it/1AbC,4.5,,\"A "
            "rose,<br/>\nmagnetic\",anthology,2021-05-01\n"
            "2021-05-04,Paris,1989,https://boxd.it/2,,,,,\n");
  const ProgramRun run = run_rosebud(
      {"import", "letterboxd", (archive.path() / "export").string(), (archive.path() / "articles").string()});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Contains("1 written") && Contains("left out: reviews without text (1)"));
  REQUIRE(run_rosebud({"index", (archive.path() / "articles").string()}).status == 0);
  const std::string hit = search(archive, {"magnetic", "--year", "1995", "--json"}).out;
  CHECK_THAT(hit, Contains(R"("title":"Memories")") && Contains(R"("rating":"4.5/5")") &&
                      Contains(R"("address":"https://boxd.it/1AbC")") && Contains(R"("date":"2021-05-03")"));
}

TEST_CASE("An import that cannot be made says why and what to type instead, with status 2") {
  TempArchive archive;
  archive.file("letterboxd.zip", "PK\x03\x04")
      .file("feed.xml", "<?xml version=\"1.0\"?><rss><channel></channel></rss>");
  const std::string folder = (archive.path() / "articles").string();
  const std::vector<std::vector<std::string>> wrong{{"import"},
                                                    {"import", "blogger", "a", folder},
                                                    {"import", "wordpress", folder},
                                                    {"import", "wordpress", "none.xml", folder},
                                                    {"import", "wordpress", "feed.xml", folder},
                                                    {"import", "letterboxd", "letterboxd.zip", folder},
                                                    {"import", "letterboxd", "a", "b", folder},
                                                    {"import", "wordpress", "feed.xml", folder, "--all"},
                                                    {"import", "letterboxd", ".", folder, "--no-pages"}};
  for (const std::vector<std::string>& arguments : wrong) {
    const ProgramRun run = run_rosebud(arguments, {archive.path(), {}, {}});
    INFO(arguments.back() << run.err);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(std::ranges::count(run.err, '\n') >= 2);
    CHECK_FALSE(fs::exists(folder));
  }
  CHECK_THAT(run_rosebud({"import", "letterboxd", "letterboxd.zip", folder}, {archive.path(), {}, {}}).err,
             Contains("unzip 'letterboxd.zip' -d 'letterboxd'"));
}

TEST_CASE("A broken post of an export is named with file and line, and the status is 1") {
  TempArchive archive;
  std::string text(wordpress_export);
  text.replace(text.find("<wp:post_id>14"), 14, "<wp:post_id>1<4");
  const auto line = 1 + std::ranges::count(text.substr(0, text.find("<wp:post_id>1<4")), '\n');
  archive.file("site.xml", text);
  const ProgramRun run = wordpress(archive);
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Contains("3 written") && Contains("1 failed"));
  CHECK_THAT(run.err, Contains("site.xml:" + std::to_string(line) + ": the post is not well-formed XML") &&
                          Contains("(\"About me\")"));
}
