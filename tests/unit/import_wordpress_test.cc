// What WordPress exports hold beside text: dates, terms, fields, serialised values, broken XML.
#include "importer/import_wordpress.hh"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "catalogue/error.hh"
#include "importer/file_name.hh"
#include "importer/front_matter.hh"
#include "importer/wordpress/export_text.hh"
#include "importer/wordpress/item.hh"
#include "importer/wordpress/php_value.hh"
#include "importer/wordpress/post.hh"
#include "importer/wordpress/post_date.hh"
#include "importer/wordpress/shortcodes.hh"
#include "importer/wordpress/xml_slices.hh"
#include "importer/yaml_scalar.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/yaml.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace fs = std::filesystem;
using rosebud::Error;
using rosebud::indexer::Node;
using rosebud::testing::Contains;
using rosebud::testing::read_file;
using rosebud::testing::TempArchive;
using namespace rosebud::importer;

namespace {

WordpressItem post(std::string title = "A post") {
  WordpressItem item;
  item.id = 7;
  item.type = "post";
  item.status = "publish";
  item.title = std::move(title);
  item.date = "2012-01-05 14:30:46";
  item.date_gmt = "2012-01-05 13:30:46";
  item.content = "Text.";
  return item;
}

std::string converted(const WordpressItem& item, const WordpressSite& site = {}) {
  return convert_post(item, site, {}).article.content;
}

std::string expanded(std::string_view content, const MediaLibrary& media = {}) {
  return expand_shortcodes(content, 1, media).html;
}

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

TEST_CASE("PHP's serialised values become lists, maps and scalars") {
  const auto list = read_php_value(R"(a:2:{i:0;s:5:"Mann ";i:1;d:4.5;})");
  REQUIRE(list);
  REQUIRE(list->items.size() == 2);
  CHECK(list->items[0].scalar == "Mann ");
  CHECK(list->items[1].scalar == "4.5");
  const auto map = read_php_value(R"(O:8:"stdClass":2:{s:1:"a";b:1;s:1:"b";N;})");
  REQUIRE(map);
  REQUIRE(map->entries.size() == 2);
  CHECK(map->entries[0].value.scalar == "true");
  CHECK(map->entries[1].value.kind == Node::Kind::null);
  CHECK(read_php_value(R"(s:14:"s:7:"Rosebud";";)")->scalar == "Rosebud");
}

TEST_CASE("A length that does not fit, as exports make them, is mended") {
  CHECK(read_php_value("s:99:\"two\nlines\";")->scalar == "two\nlines");
  CHECK(read_php_value("s:2:\"é;\";")->scalar == "é;");
  CHECK(read_php_value("s:18446744073709551615:\"x\";")->scalar == "x");
}

TEST_CASE("Damaged and hostile PHP values are no values") {
  for (const char* text : {"a:1:{", "a:99999999:{}", "s:5:\"x", "i:;", "b:7;", "C:3:\"Foo\":0:{}",
                           "a:1:{i:0;i:1;}x", "a:-1:{}", "a:1:{a:0:{}i:1;}", "O:3:\"Foo\"", "x:1;"}) {
    INFO(text);
    CHECK_FALSE(read_php_value(text));
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a:1:{i:0;";
  CHECK_FALSE(read_php_value(deep));
  std::string wide = "a:10000:{";
  for (int i = 0; i < 10'000; ++i) wide += "i:" + std::to_string(i) + ";i:1;";
  CHECK_FALSE(read_php_value(wide + "}"));
  CHECK_FALSE(looks_serialised("a: one"));
  CHECK_FALSE(looks_serialised("s:ome text;"));
  CHECK(looks_serialised("a:0:{}"));
}

TEST_CASE("A date has the distance to GMT, drafts have none") {
  WordpressItem item = post();
  CHECK(date_of(item)->written == "2012-01-05T14:30:46+01:00");
  CHECK(date_of(item)->day == "2012-01-05");
  item.date = "2012-01-01 00:30:00";
  item.date_gmt = "2011-12-31 19:00:00";
  CHECK(date_of(item)->written == "2012-01-01T00:30:00+05:30");
  item.date_gmt = "0000-00-00 00:00:00";
  CHECK(date_of(item)->written == "2012-01-01T00:30:00");
  item.date = "0000-00-00 00:00:00";
  item.published = "Mon, 30 Nov -0001 00:00:00 +0000";
  CHECK_FALSE(date_of(item));
  item.published = "Thu, 5 Jan 2012 14:30:46 +0000";
  CHECK(date_of(item)->written == "2012-01-05T14:30:46Z");
  item.date = "2012-02-31 00:00:00";
  CHECK(date_of(item)->day == "2012-01-05");
}

TEST_CASE("A name is a file's name wherever it comes from, and leads out of no folder") {
  CHECK(file_stem("%e3%81%82%e3%81%84", "") == "あい");
  CHECK(file_stem("../../etc/passwd", "") == "etc-passwd");
  CHECK(file_stem("..", "a/b\\c:d") == "a-b-c-d");
  CHECK(file_stem("%2e%2e%2fx", "") == "x");
  CHECK(file_stem("", "Amélie & “Friends” – it’s 8½!") == "amelie-friends-its-8½");
  CHECK(file_stem("hello-w\u202Eorld\u200B", "") == "hello-world");
  CHECK(file_stem("", "").empty());
  CHECK(file_stem("%ff%fe", "").find('/') == std::string::npos);
  CHECK(file_stem(std::string(500, 'x'), "").size() == 100);
  CHECK(file_stem(std::string("a\0b\nc\x1b[2J", 9), "") == "a-b-c-2J");
  CHECK(file_name("2012-01-05", "index") == "2012-01-05-index.md");
  CHECK(file_name("", "README") == "README-page.md");
  CHECK(file_name("", "template") == "template-page.md");
}

TEST_CASE("Values are quoted where YAML would read something else") {
  for (const char* text : {"300",
                           "true",
                           "NO",
                           "~",
                           "- a",
                           "a: b",
                           "a #b",
                           "'a'",
                           "\"a\"",
                           "[a]",
                           "{a}",
                           "*a",
                           "&a",
                           "!a",
                           "%a",
                           "@a",
                           "a:",
                           " a",
                           "a ",
                           "",
                           "1984-01-01",
                           "1:30",
                           "a\nb",
                           "a\\b",
                           "\t",
                           "null",
                           "=",
                           "<<",
                           "?",
                           "a\xC2\x85z",
                           "a\xE2\x80\xA8z",
                           "\uFEFFa",
                           "a\x01z",
                           "plain text",
                           "é",
                           "Who's Afraid?",
                           "8½",
                           "https://a.example/?b=1"}) {
    const std::string yaml = "k: " + yaml_scalar(text) + "\nl:\n  - " + yaml_scalar(text) + "\n";
    INFO(yaml);
    const Node node = rosebud::indexer::parse_yaml(yaml, 1);
    REQUIRE(node.entries.size() == 2);
    CHECK(node.entries[0].value.scalar == text);
    CHECK(node.entries[0].value.kind == Node::Kind::scalar);
    CHECK(node.entries[1].value.items.at(0).scalar == text);
  }
  CHECK(yaml_scalar("Who's Afraid of Virginia Woolf?") == "Who's Afraid of Virginia Woolf?");
  CHECK(yaml_scalar("300") == "\"300\"");
  CHECK(yaml_scalar("yes") == "\"yes\"");
}

TEST_CASE("Front matter of any depth is read back as it was") {
  const auto value = read_php_value(
      R"(a:3:{s:4:"cast";a:2:{i:0;s:4:"A: B";i:1;a:1:{s:4:"name";s:1:"C";}}s:1:"e";a:0:{}s:1:"n";i:7;})");
  FrontMatter facts;
  facts.text("title", "300");
  facts.value("meta", *value);
  facts.list("tags", {"a", "b", "a"});
  facts.list("Tags", {"c"});
  CHECK(facts.yaml() ==
        "---\ntitle: \"300\"\nmeta:\n  cast:\n    - \"A: B\"\n    - name: C\n  e: []\n  \"n\": 7\ntags:\n  - "
        "a\n  - b\n"
        "  - c\n---\n");
  const std::string yaml = facts.yaml();
  const auto split = rosebud::indexer::split_front_matter(yaml);
  CHECK(rosebud::indexer::parse_yaml(split.text, 2).entries.size() == 3);
}

TEST_CASE(
    "Captions, galleries, media and code in shortcodes become HTML, others go and leave what they hold") {
  CHECK(
      expanded(
          R"([caption id="a" width="1"]<a href="/b"><img src="b.jpg" alt="B" /></a> The <em>b</em>[/caption])") ==
      R"(<figure><a href="/b"><img src="b.jpg" alt="B" /></a><figcaption>The <em>b</em></figcaption></figure>)");
  MediaLibrary media;
  media.pictures[3] = {"c.jpg", "C \"c\"", "See"};
  media.attachments[1] = {3};
  const std::string figure =
      R"(<figure><img src="c.jpg" alt="C &quot;c&quot;"/><figcaption>See</figcaption></figure>)";
  CHECK(expanded(R"([gallery ids="3,4"])", media) == figure);
  CHECK(expanded("[gallery]", media) == figure);
  CHECK(expanded("[embed]https://a.example/[/embed]") == "<p>https://a.example/</p>");
  CHECK(expanded("[audio https://a.example/a.mp3]") == "<p>https://a.example/a.mp3</p>");
  CHECK(expanded(R"([video mp4="https://a.example/a.mp4"][/video])") == "<p>https://a.example/a.mp4</p>");
  CHECK(expanded("[youtube=https://youtu.be/x]") == "<p>https://youtu.be/x</p>");
  CHECK(expanded("[vimeo 123]") == "<p>https://vimeo.com/123</p>");
  CHECK(expanded(R"([sourcecode language="php"]<b>[x]</b>[/sourcecode])") ==
        R"(<pre class="language-php">&lt;b>[x]&lt;/b></pre>)");
  CHECK(expanded(R"([one_half]left[/one_half] [box color="red"]in[/box])") == "left in");
  CHECK(expanded("He said [sic] [so] [1].") == "He said [sic] [so] [1].");
  CHECK(expanded("[[gallery]] <code>[gallery]</code>") == "[gallery] <code>[gallery]</code>");
  CHECK(expanded("It is [spoiler]a sledge[/spoiler].") == R"(It is <span class="spoiler">a sledge</span>.)");
  const ExpandedContent note = expand_shortcodes("A[ref]B <i>c</i>[/ref].", 1, {});
  REQUIRE(note.footnotes.size() == 1);
  CHECK(note.footnotes[0].html == "B <i>c</i>");
}

TEST_CASE("Blocks that posts share stand in each of them, and never without end") {
  MediaLibrary media;
  media.blocks[5] = "<p>Shared</p>";
  media.blocks[6] = R"(<!-- wp:block {"ref":6} /--><!-- wp:block {"ref":6} /-->x)";
  CHECK_THAT(insert_shared_blocks(R"(a<!-- wp:block {"ref":5} /-->b)", media),
             Contains("a\n\n<p>Shared</p>\n\nb"));
  CHECK(insert_shared_blocks(R"(<!-- wp:block {"ref":6} /-->)", media).size() < 10'000);
  CHECK(insert_shared_blocks(R"(<!-- wp:block {"ref":9} /-->z)", media) == "z");
}

TEST_CASE("Taxonomies fill the field that they are named for, categories and tags stay what they are") {
  WordpressItem item = post();
  item.terms = {{"", "", "Film"},
                {"category", "film", "Film"},
                {"category", "uncategorized", "Uncategorized"},
                {"post_tag", "a", "Space"},
                {"director", "x", "Orson Welles"},
                {"movie-writer", "y", "H. Mankiewicz"},
                {"years", "z", "1941"},
                {"mood", "m", "Gloomy &amp; dark"},
                {"nav_menu", "n", "Menu"},
                {"status", "s", "hidden"}};
  const auto result = rosebud::indexer::read_article("a.md", converted(item), {});
  REQUIRE(result.article);
  const rosebud::indexer::Article& article = *result.article;
  CHECK(article.values_of(rosebud::FieldId::director) == std::vector<std::string_view>{"Orson Welles"});
  CHECK(article.values_of(rosebud::FieldId::writer) == std::vector<std::string_view>{"H. Mankiewicz"});
  CHECK(article.values_of(rosebud::FieldId::year) == std::vector<std::string_view>{"1941"});
  CHECK(article.values_of(rosebud::FieldId::tag) == std::vector<std::string_view>{"Film", "Space"});
  CHECK_THAT(converted(item),
             Contains("mood:\n  - Gloomy & dark\n") && Contains("taxonomy_status:\n  - hidden\n"));
  CHECK(converted(item).find("Menu") == std::string::npos);
}

TEST_CASE("Authors are called as their site shows them, several of them too") {
  WordpressSite site;
  site.authors = {{"kael", "Pauline Kael"}, {"re", "Roger Ebert"}};
  WordpressItem item = post();
  item.creator = "kael";
  CHECK_THAT(converted(item, site), Contains("author: Pauline Kael\n"));
  item.terms = {{"author", "cap-re", "re"}, {"author", "cap-kael", "kael"}};
  CHECK_THAT(converted(item, site), Contains("author:\n  - Roger Ebert\n  - Pauline Kael\n"));
}

TEST_CASE("Custom fields are kept, private ones and what decides on a page are not taken for facts") {
  WordpressItem item = post();
  item.meta = {{"director", "<a href='/w'>Orson Welles</a>"},
               {"_director", "field_5f"},
               {"rating", "4.5"},
               {"draft", "true"},
               {"url", "https://elsewhere.example/"},
               {"cast", "a:1:{i:0;s:13:\"Joseph Cotten\";}"},
               {"broken", "a:1:{i:0;"},
               {"damaged", "a:1:{i:0;}"},
               {"_yoast_wpseo_metadesc", "About a sledge"},
               {"blob", std::string(20'000, 'x')}};
  const ConvertedPost result = convert_post(item, {}, {});
  const std::string& text = result.article.content;
  CHECK_THAT(text, Contains("director: Orson Welles\n") && Contains("rating: 4.5\n") &&
                       Contains("cast:\n  - Joseph Cotten\n"));
  CHECK_THAT(text, Contains("meta_draft: true\n") && Contains("meta_url: ") &&
                       Contains("description: About a sledge\n"));
  CHECK(text.find("broken") == std::string::npos);
  CHECK(text.find("field_5f") == std::string::npos);
  CHECK(text.find("\ndraft:") == std::string::npos);
  REQUIRE(result.warnings.size() == 3);
  CHECK_THAT(result.warnings.front(), Contains("\"broken\" holds a damaged PHP value"));
  CHECK_THAT(result.warnings.back(), Contains("\"blob\" is too long"));
}

TEST_CASE("WP Review's total says what it is out of") {
  WordpressItem item = post();
  item.meta = {{"wp_review_total", "3.5"}, {"wp_review_type", "star"}, {"wp_review_color", "#fff"}};
  CHECK_THAT(converted(item), Contains("rating: \"3.5/5\"\n"));
}

TEST_CASE("What is not public is written so that it stays out of the index") {
  const auto left_out = [](const WordpressItem& item) {
    return rosebud::indexer::read_article("a.md", converted(item), {}).left_out;
  };
  WordpressItem item = post();
  CHECK(left_out(item).empty());
  for (const char* status : {"draft", "pending", "acf-disabled"}) {
    item.status = status;
    CHECK(left_out(item) == "drafts");
  }
  item.status = "private";
  CHECK(left_out(item) == "unlisted");
  item.status = "publish";
  item.has_password = true;
  CHECK(left_out(item) == "protected by a password");
}

TEST_CASE("Items that are no articles are left out by their reason") {
  const auto reason = [](const char* type, const char* status = "publish") {
    WordpressItem item = post();
    item.type = type;
    item.status = status;
    return convert_post(item, {}, {}).left_out;
  };
  CHECK(reason("attachment", "inherit") == "attachments");
  CHECK(reason("nav_menu_item") == "menu items");
  CHECK(reason("revision", "inherit") == "revisions");
  CHECK(reason("wp_global_styles") == "templates and styles");
  CHECK(reason("acf-field-group") == "records of plugins");
  CHECK(reason("post", "trash") == "in the trash");
  CHECK(reason("post", "auto-draft") == "automatic drafts");
  CHECK(reason("movie_review").empty());
  CHECK(reason("page").empty());
  WordpressItem page = post();
  page.type = "page";
  CHECK(convert_post(page, {}, {.pages = false}).left_out == "pages");
}

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
  using Clock = std::chrono::steady_clock;
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
    const Clock::time_point start = Clock::now();
    try {
      import(archive, wxr(items));
    } catch (const Error& error) {
      CHECK_FALSE(error.message().empty());
    }
    INFO(items.substr(0, 40));
    CHECK(Clock::now() - start < std::chrono::seconds(20));
  }
  for (const char* part : {"[a]", "[caption]", "[[", "[a b=\"c\"]", "[caption]<img>", "[spoiler]", "[/a]",
                           "<pre", "[gallery]", "[ref]x", "<code>", "[a]x[/a]"}) {
    const std::string text = repeated(part, 50'000);
    const Clock::time_point start = Clock::now();
    CHECK(expanded(text).size() < 40 * text.size());
    INFO(part);
    CHECK(Clock::now() - start < std::chrono::seconds(10));
  }
}

// ROSEBUD_WXR_FIXTURES names a folder of exports, which are not part of this repository.
TEST_CASE("Every export of a collection is imported, or refused with a reason") {
  const char* folder = std::getenv("ROSEBUD_WXR_FIXTURES");
  if (folder == nullptr) return;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
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
