// The small parts of importing: PHP's values, dates, names of files, front matter.
#include <string>
#include <string_view>

#include "importer/file_name.hh"
#include "importer/front_matter.hh"
#include "importer/wordpress/php_value.hh"
#include "importer/wordpress/post_date.hh"
#include "importer/yaml_scalar.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/yaml.hh"
#include "support/catch.hh"
#include "support/wordpress_post.hh"

using rosebud::indexer::Node;
using rosebud::testing::wordpress_post;
using namespace rosebud::importer;

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
  WordpressItem item = wordpress_post();
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
