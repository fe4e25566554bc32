// The query language: what is typed, and the tree it becomes.
#include <array>
#include <random>
#include <string>
#include <vector>

#include "searcher/query/parse.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::searcher;
using rosebud::testing::Contains;

namespace {

const FieldTable& table() {
  static const FieldTable fields({{"platform", FieldKind::keyword, "", {}}});
  return fields;
}

// The tree in the query language, which says how it was understood.
std::string understood(std::string_view text) {
  return to_string(parse_query(text, table()).root, table());
}

std::vector<Notice> notices(std::string_view text) {
  return parse_query(text, table()).notices;
}

std::string only_notice(std::string_view text) {
  const std::vector<Notice> all = notices(text);
  REQUIRE(all.size() == 1);
  return all.front().message;
}

QueryNode only_child(std::string_view text) {
  const ParsedQuery parsed = parse_query(text, table());
  REQUIRE(parsed.root.children.size() == 1);
  return parsed.root.children.front();
}

}  // namespace

TEST_CASE("Words side by side are all asked for") {
  const ParsedQuery parsed = parse_query("magnetic  rose", table());
  REQUIRE(parsed.root.kind == NodeKind::all);
  REQUIRE(parsed.root.children.size() == 2);
  CHECK(parsed.root.children[1].kind == NodeKind::words);
  CHECK(parsed.root.children[1].text == "rose");
  CHECK(parsed.root.children[1].offset == 10);
  CHECK(parsed.root.children[1].length == 4);
  CHECK(parsed.notices.empty());
  CHECK(understood("rose AND memories") == "rose memories");
  CHECK(understood("千と　千尋") == "千と 千尋");
}

TEST_CASE("OR binds less tightly than standing side by side, and brackets group") {
  CHECK(understood("a b OR c") == "((a b) OR c)");
  CHECK(understood("a (b OR c)") == "a (b OR c)");
  CHECK(understood("(a OR b) OR c") == "(a OR b OR c)");
  CHECK(understood("((a)) (b c)") == "a b c");
  CHECK(understood("a or b") == "a or b");
}

TEST_CASE("A minus and NOT leave out a word, a phrase, a field or a group") {
  CHECK(understood("rose -memories") == "rose -memories");
  CHECK(understood("rose NOT memories") == "rose -memories");
  CHECK(understood("rose -\"stink bomb\"") == "rose -\"stink bomb\"");
  CHECK(understood("-director:kon rose") == "-director:kon rose");
  CHECK(understood("a -(b c)") == "a -(b c)");
  CHECK(understood("a -(b OR c)") == "a -(b OR c)");
  CHECK(understood("a -(-b)") == "a b");
  CHECK(understood("NOT b") == "-b");
}

TEST_CASE("A dash inside a title is no minus") {
  for (const char* title : {"wall-e", "Mission: Impossible - Fallout", "Spider - Man", "X-Men"}) {
    CAPTURE(title);
    const ParsedQuery parsed = parse_query(title, table());
    CHECK(parsed.notices.empty());
    for (const QueryNode& node : parsed.root.children) CHECK(node.kind == NodeKind::words);
  }
  CHECK(understood("+rose") == "rose");
}

TEST_CASE("Quotes, straight or typographic, make a phrase, and a distance makes it near") {
  CHECK(only_child("\"magnetic rose\"").kind == NodeKind::phrase);
  CHECK(only_child("“magnetic rose”").text == "magnetic rose");
  CHECK(only_child("„magnetic rose“").kind == NodeKind::phrase);
  CHECK(only_child("«magnetic rose»").kind == NodeKind::phrase);
  const QueryNode near = only_child("\"rose opera\"~5");
  CHECK(near.kind == NodeKind::near);
  CHECK(near.distance == 5);
  CHECK(near.length == 14);
  CHECK(only_child("\"rose opera\"~").distance == default_distance);
  CHECK(only_child("title:\"rose opera\"~3").kind == NodeKind::near);
  CHECK_THAT(only_notice("\"rose opera\"~9999"), Contains("50 words"));
  CHECK_THAT(only_notice("\"rose opera\"~x"), Contains("a distance is a number"));
}

TEST_CASE("An inch mark is no quote") {
  CHECK(understood("12\" vinyl 7\"") == "12\" vinyl 7\"");
  CHECK(notices("12\" vinyl").empty());
}

TEST_CASE("A star asks for words that begin so") {
  CHECK(only_child("psych*").kind == NodeKind::prefix);
  CHECK(only_child("psych*").text == "psych");
  CHECK(only_child("director:kon*").field == FieldId::director);
  CHECK(understood("psych**") == "psych*");
  CHECK_THAT(only_notice("rose *"), Contains("a star needs"));
}

TEST_CASE("A field limits a word, a phrase or a range") {
  CHECK(only_child("director:kon").field == FieldId::director);
  CHECK(only_child("Director:\"satoshi kon\"").kind == NodeKind::phrase);
  CHECK(only_child("Director:\"satoshi kon\"").length == 22);
  CHECK(understood("director: kon") == "director:kon");
  CHECK(understood("director: \"satoshi kon\" x") == "director:\"satoshi kon\" x");
  CHECK(understood("director:kon director:otomo") == "director:kon director:otomo");
  CHECK(only_child("platform:GOG").field == declared_id("platform"));
  CHECK_FALSE(only_child("text:rose").field);
  CHECK(only_child("http://example.com").kind == NodeKind::words);
  CHECK_FALSE(only_child("2001:odyssey").field);
}

TEST_CASE("A number is asked for as one, from one to another, or by comparison") {
  const auto range = [](std::string_view text) { return to_string(only_child(text).numbers); };
  CHECK(range("year:1995") == "1995");
  CHECK(range("year:1990..1999") == "1990..1999");
  CHECK(range("year:1999..1990") == "1990..1999");
  CHECK(range("year:1990-1999") == "1990..1999");
  CHECK(range("year:1990s") == "1990..1999");
  CHECK(range("year:..1960") == "..1960");
  CHECK(range("year:1990..") == "1990..");
  CHECK(range("year:>=1990") == "1990..");
  CHECK(range("year:>1990") == "1991..");
  CHECK(range("year:<=1990") == "..1990");
  CHECK(range("year:<1990") == "..1989");
  CHECK(range("year:≥1990") == "1990..");
  CHECK(range("year: 1990") == "1990");
  CHECK(range("year:\"1990\"") == "1990");
  for (const char* text : {"year:abc..", "year:19x", "year:2147483647..>", "year:>2147483647", "year:<0"}) {
    CAPTURE(text);
    CHECK_THAT(only_notice(text), Contains("is no year"));
    CHECK(understood(text) == text);
  }
}

TEST_CASE("A day, a month or a year of review is a range of days") {
  const auto range = [](std::string_view text) {
    const DateRange dates = only_child(text).dates;
    return dates.from + " " + dates.to;
  };
  CHECK(range("date:2020") == "2020-01-01 2020-12-31");
  CHECK(range("date:2020-02") == "2020-02-01 2020-02-29");
  CHECK(range("date:2021-02-03") == "2021-02-03 2021-02-03");
  CHECK(range("date:2020-05..") == "2020-05-01 ");
  CHECK(range("date:2020-05..2020-06") == "2020-05-01 2020-06-30");
  CHECK(range("date:2021..2020") == "2020-01-01 2021-12-31");
  CHECK(range("date:>2020-02") == "2020-03-01 ");
  CHECK(range("date:<2020") == " 2019-12-31");
  CHECK(range("date:<=2020-02-29") == " 2020-02-29");
  for (const char* text : {"date:2021-02-29", "date:yesterday", "date:20", "date:2020/05", "date:.."}) {
    CAPTURE(text);
    CHECK_THAT(only_notice(text), Contains("is no date"));
  }
}

TEST_CASE("What cannot be syntax is said with its place, and the rest is searched") {
  CHECK(understood("foo AND") == "foo");
  CHECK_THAT(only_notice("foo AND"), Contains("AND needs"));
  CHECK(notices("foo AND").front().offset == 4);
  CHECK(notices("foo AND").front().length == 3);
  CHECK_THAT(only_notice("OR foo"), Contains("OR needs"));
  CHECK_THAT(only_notice("foo OR"), Contains("OR needs"));
  CHECK_THAT(only_notice("foo OR OR bar"), Contains("OR needs"));
  CHECK(understood("foo OR OR bar") == "(foo OR bar)");
  CHECK_THAT(only_notice("foo NOT"), Contains("NOT needs"));
  CHECK_THAT(only_notice("(run"), Contains("never closed"));
  CHECK_THAT(only_notice("run)"), Contains("closes nothing"));
  CHECK_THAT(only_notice("\"run"), Contains("never closed"));
  CHECK(understood("\"run") == "\"run\"");
  CHECK_THAT(only_notice("foo \"...\""), Contains("no word between"));
  CHECK_THAT(only_notice("director:"), Contains("no value"));
  CHECK(understood("director:") == "director");
  CHECK_THAT(only_notice("?!"), Contains("no word in the query"));
  CHECK(notices("").empty());
}

TEST_CASE("Operators alone are words, since they are titles too") {
  CHECK(understood("OR") == "OR");
  CHECK(only_child("NOT").kind == NodeKind::words);
  CHECK(notices("AND").empty());
}

TEST_CASE("What would be read as syntax is printed as words of the text") {
  CHECK(understood("text:director:kon") == "text:director:kon");
  CHECK(understood("rose text:AND thorn") == "rose text:AND thorn");
  CHECK(understood("rose text:-thorn") == "rose text:-thorn");
  CHECK(understood("year:abc") == "year:abc");
  CHECK(understood("text:rose a:b") == "rose a:b");
}

TEST_CASE("Brackets nested without end are read in bounded depth") {
  const std::string open(500, '(');
  CHECK(understood(open + "rose") == "rose");
  CHECK(understood(open.substr(0, 400) + "rose" + std::string(400, ')')) == "rose");
}

TEST_CASE("Printing a query and reading it again gives the same query") {
  constexpr std::array pieces{
      "rose",  "magnetic",  "\"",     "\"a b\"", "“x y”",    "~5",       "~",      "-",
      "+",     "OR",        "AND",    "NOT",     "(",        ")",        "*",      "ps*",
      "year:", "year:1995", "1990..", "year:>",  "title:",   "title:it", "text:x", "date:2020",
      "12\"",  "wall-e",    "千と",   "é",       "\xff",     "::",       "…",      "director:\"",
      " ",     "text:",     "AND",    " ",       "year:a..", "a:b",      "-(",     "«"};
  std::mt19937 random(20260101);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 14);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int left = length(random); left > 0; --left) text += pieces[piece(random)];
    const ParsedQuery parsed = parse_query(text, table());
    const std::string printed = to_string(parsed.root, table());
    const ParsedQuery again = parse_query(printed, table());
    if (again.root == parsed.root) continue;
    CAPTURE(text, printed, to_string(again.root, table()));
    REQUIRE(again.root == parsed.root);
  }
}
