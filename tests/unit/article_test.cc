#include <array>
#include <string>
#include <vector>

#include "indexer/article/dates.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/front_matter.hh"
#include "indexer/article/html_text.hh"
#include "indexer/article/json.hh"
#include "indexer/article/markdown.hh"
#include "indexer/article/plain_text.hh"
#include "indexer/article/rating.hh"
#include "indexer/article/read_article.hh"
#include "indexer/article/toml.hh"
#include "indexer/article/yaml.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

using Strings = std::vector<std::string>;

Strings values(const Article& article, FieldId field) {
  const auto views = article.values_of(field);
  return {views.begin(), views.end()};
}

Article read(std::string_view path, std::string_view bytes) {
  ReadResult result = read_article(path, bytes);
  REQUIRE(result.article);
  return *result.article;
}

}  // namespace

TEST_CASE("Front matter ends at its own fence, not at one inside a value") {
  const FrontMatter split =
      split_front_matter("---\ntitle: \"A --- B\"\nnote: |\n  text\n  --- no\n---\nBody\n");
  CHECK(split.syntax == FrontMatterSyntax::yaml);
  CHECK(split.body == "Body\n");
  CHECK(split.line == 2);
}

TEST_CASE("TOML and JSON front matter are recognised and kept out of the text") {
  CHECK(split_front_matter("+++\ntitle = \"A\"\n+++\nBody").syntax == FrontMatterSyntax::toml);
  CHECK(split_front_matter("+++\ntitle = \"A\"\n+++\nBody").body == "Body");
  const FrontMatter object = split_front_matter("{\n \"title\": \"a } b\",\n \"x\": {}\n}\n\nBody");
  CHECK(object.syntax == FrontMatterSyntax::json);
  CHECK(object.body == "\nBody");
  CHECK(split_front_matter("---json\n{\"a\": 1}\n---\nBody").syntax == FrontMatterSyntax::json);
}

TEST_CASE("What only looks like front matter is text") {
  for (const char* text :
       {"Text --- more", "    ---\ncode", "{{< figure >}}\n", "{% raw %}", "- - -\n", "----\n", ""}) {
    CAPTURE(text);
    CHECK(split_front_matter(text).syntax == FrontMatterSyntax::none);
    CHECK(split_front_matter(text).body == text);
  }
  CHECK(split_front_matter("---\ntitle: A\n").unterminated);
}

TEST_CASE("YAML keeps scalars as written and knows their lines") {
  const Node node = parse_yaml("title: 300\nyear: 1995\nlist:\n  - a\n  - \"b: c\"\nnothing: ~\n", 2);
  REQUIRE(node.kind == Node::Kind::map);
  REQUIRE(node.entries.size() == 4);
  CHECK(node.entries[0].value.scalar == "300");
  CHECK(node.entries[1].value.line == 3);
  CHECK(node.entries[2].value.items[1].scalar == "b: c");
  CHECK(node.entries[3].value.kind == Node::Kind::null);
}

TEST_CASE("Of a key that stands twice the last value counts") {
  CHECK(parse_yaml("a: 1\na: 2\n", 1).entries.at(0).value.scalar == "2");
}

TEST_CASE("Invalid YAML names the line and what to do") {
  try {
    parse_yaml("title: \"unterminated\nyear: 1\n", 2);
    FAIL("it was read");
  } catch (const MetadataError& error) {
    CHECK(error.line >= 2);
    CHECK_FALSE(error.hint.empty());
  }
  CHECK_THROWS_AS(parse_yaml("title: a: b", 2), MetadataError);
}

TEST_CASE("Hostile YAML is refused in no time") {
  CHECK_THROWS_AS(parse_yaml(std::string(60'000, '['), 1), MetadataError);
  std::string nested;
  for (int i = 0; i < 20'000; ++i) nested += "{a:";
  CHECK_THROWS_AS(parse_yaml(nested, 1), MetadataError);
  CHECK_THROWS_AS(parse_yaml("a: " + std::string(max_front_matter_bytes, 'x'), 1), MetadataError);
}

TEST_CASE("TOML and JSON front matter fill the same fields as YAML") {
  const Strings same{"Powell", "Pressburger"};
  for (const char* text :
       {"---\ntitle: A\ndirectors: [Powell, Pressburger]\nyear: 1946\ndate: 2019-03-02\n---\nText.\n",
        "+++\ntitle = \"A\"\ndirectors = [\"Powell\", \"Pressburger\"]\nyear = 1946\ndate = "
        "2019-03-02\n+++\nText.\n",
        "+++\ntitle = 'A'\ndate = 2019-03-02T10:00:00Z\n[params]\ndirectors = ['Powell', "
        "'Pressburger']\nyear = 1946\n+++\nText.\n",
        "{\"title\": \"A\", \"directors\": [\"Powell\", {\"name\": \"Pressburger\"}], \"year\": 1946, "
        "\"date\": \"2019-03-02\"}\n\nText.\n",
        "---json\n{\n  // a comment\n  \"title\": \"A\", \"directors\": \"Powell & Pressburger\", \"year\": "
        "\"1946\", \"date\": \"2019-03-02\",\n}\n---\nText.\n"}) {
    CAPTURE(text);
    const Article article = read("a.md", text);
    CHECK(values(article, FieldId::title) == Strings{"A"});
    CHECK(values(article, FieldId::director) == same);
    CHECK(values(article, FieldId::year) == Strings{"1946"});
    CHECK(values(article, FieldId::date) == Strings{"2019-03-02"});
    CHECK(article.blocks == std::vector<Block>{{BlockKind::paragraph, "Text."}});
  }
}

TEST_CASE("Invalid TOML and JSON name the line") {
  const ReadResult toml = read_article("a.md", "+++\ntitle = \"A\"\nyear = \n+++\nText.\n");
  REQUIRE(toml.problems.size() == 1);
  CHECK(toml.problems[0].line == 3);
  const ReadResult json = read_article("a.md", "{\n\"title\": \"A\",\n\"year\" 1946\n}\nText.\n");
  REQUIRE(json.problems.size() == 1);
  CHECK(json.problems[0].line == 3);
}

TEST_CASE("Hostile TOML and JSON are refused and crash nothing") {
  std::string key = "a";
  for (int i = 0; i < 30'000; ++i) key += ".a";
  CHECK_THROWS_AS(parse_toml(key + " = 1", 1), MetadataError);
  CHECK_THROWS_AS(parse_toml("a = " + std::string(30'000, '['), 1), MetadataError);
  std::string table = "[a";
  for (int i = 0; i < 100; ++i) table += ".a";
  CHECK_THROWS_AS(parse_toml(table + "]\nb = 1\n", 1), MetadataError);
  CHECK_THROWS_AS(parse_json(std::string(30'000, '['), 1), MetadataError);
  CHECK_THROWS_AS(parse_json("{} trailing", 1), MetadataError);
}

TEST_CASE("Dates are read from what generators write") {
  CHECK(date_in("2019-03-02") == "2019-03-02");
  CHECK(date_in("2019-03-02T10:00:00+09:00") == "2019-03-02");
  CHECK(date_in("2019-3-2 10:00") == "2019-03-02");
  CHECK(date_in("2019/03/02") == "2019-03-02");
  CHECK(date_in("20190302") == "2019-03-02");
  CHECK(date_in("2019-03") == "2019-03-01");
  for (const char* text : {"2019-02-30", "2019-13-01", "true", "", "yesterday", "2019", "0000-00-00"}) {
    CAPTURE(text);
    CHECK_FALSE(date_in(text));
  }
  CHECK(date_of_path("_posts/2019-3-2-vertigo.md") == "2019-03-02");
  CHECK_FALSE(date_of_path("2001-a-space-odyssey.md"));
}

TEST_CASE("Years are those of films") {
  CHECK(years_in("1995") == Strings{"1995"});
  CHECK(years_in("1995-12-23") == Strings{"1995"});
  CHECK(years_in("1988/1989") == Strings{"1988", "1989"});
  CHECK(years_in("December 1995 (1995)") == Strings{"1995"});
  CHECK(years_in("12345, 0042, 1492").empty());
}

TEST_CASE("Ratings of every kind meet on one scale") {
  CHECK(rating_of("8/10") == 80);
  CHECK(rating_of("4.5/5") == 90);
  CHECK(rating_of("4,5 / 5") == 90);
  CHECK(rating_of("85%") == 85);
  CHECK(rating_of("★★★½") == 70);
  CHECK(rating_of("★★★☆☆") == 60);
  CHECK(rating_of("A+") == 100);
  CHECK(rating_of("F") == 0);
  CHECK(*rating_of("B+") > *rating_of("B"));
  CHECK(*rating_of("B-") > *rating_of("C+"));
  CHECK(rating_of("8.5") == 85);
  CHECK(rating_of("72") == 72);
  for (const char* text : {"", "good", "11/10", "-3", "8/0", "AB", "inf", "nan", "★★★★★★★★★★★½½"}) {
    CAPTURE(text);
    CHECK_FALSE(rating_of(text));
  }
}

TEST_CASE("Markdown becomes text by block, link text without addresses") {
  const auto blocks = markdown_to_blocks(
      "# Head\n\nA [link](https://example.org) and *emphasis*.\n\n> Quoted\n\n- item\n\n![alt text](/i.jpg "
      "\"Caption\")\n");
  CHECK(blocks == std::vector<Block>{{BlockKind::heading, "Head"},
                                     {BlockKind::paragraph, "A link and emphasis."},
                                     {BlockKind::quote, "Quoted"},
                                     {BlockKind::item, "item"},
                                     {BlockKind::caption, "alt text"},
                                     {BlockKind::caption, "Caption"}});
}

TEST_CASE("Raw HTML gives its text without tags, scripts, styles and comments") {
  const auto blocks = markdown_to_blocks(
      "<figure><figcaption>A caf&eacute; &#8212; <em>closed</em></figcaption></figure>\n\n"
      "<script>var secret = 1;</script>\n\n<!-- hidden -->\n\nText with <b>bold</b>.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "A café — closed");
  CHECK(blocks[1].text == "Text with bold.");
  CHECK(html_to_text("a < b and <unclosed") == "a < b and <unclosed");
  CHECK(html_to_text("&unknown; &#0; &amp;lt;") == "&unknown; &#0; &lt;");
}

TEST_CASE("A plain text dump is read by its blank lines, or by its lines when they are paragraphs") {
  CHECK(plain_text_to_blocks("Title\n\nA line\nwrapped by hand.\n\n\nMore.\n").size() == 3);
  CHECK(plain_text_to_blocks("# Head\nText.\n").front() == Block{BlockKind::heading, "Head"});
  CHECK(plain_text_to_blocks("#tag is no heading").front().kind == BlockKind::paragraph);
  const std::string paragraph(200, 'x');
  CHECK(plain_text_to_blocks(paragraph + "\n" + paragraph + "\n").size() == 2);
}

TEST_CASE("An article has its title from front matter, heading, first line or file name, in this order") {
  CHECK(values(read("a.md", "---\ntitle: Named\n---\n# Heading\n\nText.\n"), FieldId::title) ==
        Strings{"Named"});
  CHECK(values(read("a.md", "# Heading\n\nText.\n"), FieldId::title) == Strings{"Heading"});
  CHECK(values(read("a.txt", "First line\n\nText.\n"), FieldId::title) == Strings{"First line"});
  CHECK(values(read("a/the-third-man.md", "A paragraph.\n"), FieldId::title) == Strings{"The third man"});
  CHECK(values(read("_posts/2019-03-02-m.md", "A paragraph.\n"), FieldId::title) == Strings{"M"});
  CHECK(values(read("reviews/vertigo/index.md", "A paragraph.\n"), FieldId::title) == Strings{"Vertigo"});
}

TEST_CASE("The title is not repeated in the text") {
  CHECK(read("a.md", "---\ntitle: Vertigo\n---\n# Vertigo\n\nText.\n").blocks.size() == 1);
}

TEST_CASE("A summary that the text does not hold is read behind it") {
  const auto texts = [](std::string_view bytes) {
    Strings found;
    for (const Block& block : read("a.md", bytes).blocks) found.push_back(block.text);
    return found;
  };
  CHECK(texts("---\ntitle: A\ndescription: A house with *no* doors.\n---\nText.\n") ==
        Strings{"Text.", "A house with no doors."});
  CHECK(texts("---\ntitle: A\nsummary: Only this.\n---\n") == Strings{"Only this."});
  CHECK(texts("---\ntitle: A\nsummary: Said once.\nexcerpt: said once\n---\nText.\n") ==
        Strings{"Text.", "Said once."});
  for (const char* known : {"A long walk, and", "horror", "\"{{ page.description }}\"", "[a b, c d]"}) {
    CAPTURE(known);
    CHECK(texts("---\ntitle: A\nexcerpt: " + std::string(known) +
                "\n---\nIt begins.\n\nA *long* walk – and home.\n") ==
          Strings{"It begins.", "A long walk – and home."});
  }
}

TEST_CASE("Dashes and quotes of Windows-1252 that were taken for Latin-1 are read as they were meant") {
  const Article article =
      read("a.md", "---\ntitle: \"It\\x92s\"\n---\nKarl Brown\xC2\x96who\xC2\x81 wrote.\n");
  CHECK(values(article, FieldId::title) == Strings{"It’s"});
  CHECK(article.blocks.front().text == "Karl Brown–who wrote.");
}

TEST_CASE("Labels tell the language of a note that holds facts alone") {
  CHECK(read("a.md", "[[Drama]] | Erscheinungsjahr: 2008 | Regisseur: [[A B]] | 2h\n").language == "de");
  CHECK(read("a.md", "- Réalisateur : A B\n- Durée: 95 min\n- Année: 2001\n").language == "fr");
  CHECK(read("a.md", "- Director: A B\n- Regisseur: C D\n").language == "en");
  CHECK(read("a.md", "- Regie: A B\n- Regisseur: C D\n").language == "en");
}

TEST_CASE("Front matter fills fields whatever shape its values have") {
  const Article article =
      read("a.md",
           "---\ntitle: 300\ndirectors:\n  - name: Joel Coen\n    imdb: nm1\n  - name: Ethan Coen\n"
           "Written By: A & B\nreleased: 1996-03-08\ndate: 2020-01-02\ntags: noir, snow\n"
           "genre: [Crime, \"Black comedy\"]\nlang: en-US\nrating: 4/5\nurl: /fargo/\n---\nText.\n");
  CHECK(values(article, FieldId::title) == Strings{"300"});
  CHECK(values(article, FieldId::director) == Strings{"Joel Coen", "Ethan Coen"});
  CHECK(values(article, FieldId::writer) == Strings{"A", "B"});
  CHECK(values(article, FieldId::year) == Strings{"1996"});
  CHECK(values(article, FieldId::date) == Strings{"2020-01-02"});
  CHECK(values(article, FieldId::tag) == Strings{"noir", "snow"});
  CHECK(values(article, FieldId::genre) == Strings{"Crime", "Black comedy"});
  CHECK(article.language == "en");
  CHECK(article.rating == 80);
  CHECK(article.address == "/fargo/");
}

TEST_CASE("A rating is read on the scale that stands beside it") {
  const Article article = read("a.md", "---\ntitle: A\nrating: 4.5\nrating_max: 5\n---\nText.\n");
  CHECK(article.rating == 90);
  CHECK(values(article, FieldId::rating) == Strings{"4.5/5"});
}

TEST_CASE("The year is the work's and never the review's") {
  const Article article = read("a.md", "---\ntitle: A\ndate: 2020-01-02\n---\nText.\n");
  CHECK(values(article, FieldId::year).empty());
  CHECK(values(article, FieldId::date) == Strings{"2020-01-02"});
}

TEST_CASE("The reviewer is the article's author and no writer of the work") {
  const Article article = read("a.md", "---\ntitle: A\nauthor: Someone\nwriters: [Else]\n---\nText.\n");
  CHECK(values(article, FieldId::reviewer) == Strings{"Someone"});
  CHECK(values(article, FieldId::writer) == Strings{"Else"});
}

TEST_CASE("An address that is no web address is not taken") {
  for (const char* url :
       {"javascript:alert(1)", "//evil.example", "data:text/html,x", "/:title/", "/a b/", "ftp://x"}) {
    CAPTURE(url);
    CHECK(read("a.md", "---\ntitle: A\nurl: \"" + std::string(url) + "\"\n---\nText.\n").address.empty());
  }
  CHECK(read("a.md", "---\ntitle: A\nurl: https://example.org/a\n---\nText.\n").address ==
        "https://example.org/a");
}

TEST_CASE("Line ends and byte order marks of every system are read alike") {
  const Article unix_file = read("a.md", "---\ntitle: A\n---\n\nOne.\n\nTwo.\n");
  const Article windows_file = read("a.md", "\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n");
  CHECK(unix_file.blocks == windows_file.blocks);
  CHECK(unix_file.facts == windows_file.facts);
}

TEST_CASE("Latin-1 is read with a warning that names the line, NULs are a failure") {
  const ReadResult latin = read_article("a.md", "One\nAm\xe9lie\n");
  REQUIRE(latin.article);
  CHECK(latin.article->blocks.at(0).text == "One Amélie");
  REQUIRE(latin.problems.size() == 1);
  CHECK(latin.problems[0].line == 2);
  CHECK(latin.problems[0].severity == Severity::warning);

  const ReadResult binary = read_article("a.md", std::string_view("One\nTwo\0", 8));
  CHECK_FALSE(binary.article);
  REQUIRE(binary.problems.size() == 1);
  CHECK(binary.problems[0].line == 2);
  CHECK(binary.problems[0].severity == Severity::failure);
}

TEST_CASE("UTF-16 with a byte order mark is read") {
  CHECK(read("a.md", std::string_view("\xFF\xFEO\0k\0", 6)).blocks.at(0).text == "Ok");
}

TEST_CASE("An empty file is left out, not failed") {
  for (const char* text : {"", "\n\n", "---\n---\n", "<!-- nothing -->\n"}) {
    CAPTURE(text);
    const ReadResult result = read_article("a.md", text);
    CHECK_FALSE(result.article);
    CHECK_FALSE(result.left_out.empty());
    CHECK(result.problems.empty());
  }
}

TEST_CASE("Invalid front matter fails the article with its line") {
  const ReadResult result = read_article("a.md", "---\ntitle: ok\nnote: a: b\n---\nText.\n");
  CHECK_FALSE(result.article);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].line == 3);
  CHECK(result.problems[0].path == "a.md");
}

TEST_CASE("Any bytes are read without a crash") {
  std::string bytes;
  unsigned state = 12345;
  for (int round = 0; round < 300; ++round) {
    bytes.clear();
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    constexpr std::array openings{"---\n", "+++\n", "{\"", "---json\n", "", "<details>", "\xEF\xBB\xBF"};
    const std::string_view opening = openings[static_cast<std::size_t>(round) % openings.size()];
    CHECK_NOTHROW(read_article(round % 2 == 0 ? "a.md" : "a.txt", std::string(opening) + bytes));
  }
}
