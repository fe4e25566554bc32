// Inputs made to hurt: that they cost little is checked by what is counted, with a limit on the clock only
// where a fault takes minutes.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/decode_bytes.hh"
#include "indexer/article/markdown.hh"
#include "indexer/article/markup/bounded_paragraphs.hh"
#include "indexer/article/read_article.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::cpu_seconds;

namespace {

std::string repeated(std::string_view pattern, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += pattern;
  return text;
}

std::string all_text(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) text.append(block.text).append("\n");
  return text;
}

struct Hostile {
  std::string before;
  std::string pattern;
  std::string after;
};

// Each was, or in a careless reader is, quadratic.
const std::vector<Hostile> patterns{{"", "![[]()", ""},
                                    {"", "[a](", ""},
                                    {"", "[a](<b", ""},
                                    {"a ", "<!--", ""},
                                    {"a ", "<?x ", ""},
                                    {"a ", "<!A ", ""},
                                    {"a ", "<![CDATA[", ""},
                                    {"", "**a *a ", ""},
                                    {"", "_a__b_", ""},
                                    {"", "*a_ ", ""},
                                    {"", "[", "]"},
                                    {"", "a[b](c \"d ", ""},
                                    {"", "`a``b", ""},
                                    {"", "&#35", ""},
                                    {"", "> ", "a"},
                                    {"", "- ", "a"},
                                    {"", "||a ~~b ==c ", ""},
                                    {"", ">!a ", "!<"},
                                    {"", "{{< a >}} ", ""},
                                    {"", "{% raw %}", ""},
                                    {"", "{{", ""},
                                    {"", "[caption]", ""},
                                    {"", "<script ", "</script"},
                                    {"", "<div class='", ""},
                                    {"", "<details>", ""},
                                    {"", "<pre>", ""},
                                    {"", "^[a", ""},
                                    {"", "[^a]: b\n", ""},
                                    {"", "[a]: b\n", "[a]"},
                                    {"", "| a\n", ""},
                                    {"|a|\n|-|\n", "|b|\n", ""},
                                    {"", "---\n# ", ""},
                                    {"", "Share this\n\n", "Text."},
                                    {"", "[[a|", ""},
                                    {"", "%%a", ""},
                                    {"", ":::a\n", ""},
                                    {"", "- a\n  ", ""},
                                    {"", "directed by A B, ", "."},
                                    {"", "(1954) ", ""},
                                    {"", "The A of B ", ""}};

}  // namespace

TEST_CASE("No pattern repeated over 300 KB takes an article reader long, in any dialect") {
  constexpr std::size_t bytes = 300'000;
  for (const auto& [before, pattern, after] : patterns) {
    const std::string text = before + repeated(pattern, bytes) + after;
    for (const char* path : {"a.md", "a.mdx", "a.txt"}) {
      CAPTURE(path, before, pattern, after);
      const double begin = cpu_seconds();
      const ReadResult result = read_article(path, text);
      const double seconds = cpu_seconds() - begin;
      CHECK((result.article || !result.left_out.empty() || !result.problems.empty()));
      // A quadratic step takes minutes at this size; a slow machine with sanitizers stays far below.
      CHECK(seconds < 20);
    }
  }
}

TEST_CASE("No paragraph that cmark is given holds more signs than the bound") {
  for (const auto& [before, pattern, after] : patterns) {
    CAPTURE(pattern);
    const std::string text = with_bounded_paragraphs(before + repeated(pattern, 100'000) + after);
    CHECK(most_signs_in_a_paragraph(text) <= most_signs_per_paragraph);
    // Splitting adds little.
    CHECK(text.size() < 102'000);
  }
}

TEST_CASE("A paragraph of any length with few signs is given to cmark as it is") {
  const std::string prose = repeated("A *long* walk along the quay, and no end of it in sight. ", 50'000);
  CHECK(with_bounded_paragraphs(prose) == prose);
  const std::string lines = repeated("- [a film](a.md)\n", 5'000);
  CHECK(with_bounded_paragraphs(lines) == lines);
}

TEST_CASE("A paragraph that is split keeps every word") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += fmt::format("*word{}* [and{}](b) ", i, i);
  const std::string read = all_text(markdown_to_blocks(text));
  for (int i = 0; i < 20'000; i += 97) {
    CAPTURE(i);
    CHECK(read.find(fmt::format("word{}", i)) != std::string::npos);
    CHECK(read.find(fmt::format("and{}", i)) != std::string::npos);
  }
}

TEST_CASE("Words between ten thousand brackets are found") {
  const std::string text = repeated("![[]()", 60'000) + " lighthouse " + repeated("![[]()", 60'000);
  CHECK(all_text(markdown_to_blocks(text)).find("lighthouse") != std::string::npos);
}

TEST_CASE("A split never makes a definition, which shows nothing, of a text") {
  std::string text = repeated("*a* ", 4 * most_signs_per_paragraph / 2 - 4);
  text += "\n[lighthouse]: keeper\n";
  CHECK(all_text(markdown_to_blocks(text)).find("lighthouse") != std::string::npos);
}

TEST_CASE("Lines are split between, so that a long list keeps its items") {
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += fmt::format("- [film{}](a.md)\n", i);
  const auto blocks = markdown_to_blocks(text);
  CHECK(blocks.size() == 2'000);
  CHECK(std::ranges::all_of(blocks, [](const Block& block) { return block.kind == BlockKind::item; }));
}

TEST_CASE("Control characters never get into an article, however they are written") {
  const auto titles = [](std::string_view text) {
    const ReadResult result = read_article("a.md", text);
    REQUIRE(result.article);
    return std::string(result.article->values_of(FieldId::title).front());
  };
  CHECK(titles("---\ntitle: \"A\\x01 \\e[31mquay\\0\"\n---\nText.") == "A [31mquay");
  CHECK(titles("+++\ntitle = \"A\\u0007 quay\"\n+++\nText.") == "A quay");
  CHECK(titles("{\"title\": \"A\\u0000 quay\"}\nText.") == "A quay");
  CHECK(titles("---\ntitle: A\uFFFE quay\uFFFF\n---\nText.") == "A quay");
  CHECK(titles("---\ntitle: A\x0cquay\n---\nText.") == "A quay");
  CHECK(titles("---\ntitle: \"\\x01\"\n---\n# A quay\n\nText.") == "A quay");
  CHECK(all_text(markdown_to_blocks("one\x1b[0m &#27;two &#x1;three <b>&#127;four</b> `\x08"
                                    "five`")) == "one[0m two three four five\n");
}

TEST_CASE("A reference to a control character hides nothing") {
  const auto blocks = markdown_to_blocks("All of &#1; this &#x2; is &#5; shown.");
  REQUIRE(blocks.size() == 1);
  CHECK_FALSE(blocks[0].spoiler);
  CHECK(blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("Latin-1 and bytes that are no text in any encoding are read, with a warning that names the line") {
  const ReadResult result = read_article("a.md", "# Caf\xe9\n\nText \xff\x81.");
  REQUIRE(result.article);
  CHECK(result.article->values_of(FieldId::title).front() == "Café");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].severity == Severity::warning);
  CHECK(result.problems[0].line == 1);
  for (const Block& block : result.article->blocks) CHECK_FALSE(utf8::first_invalid(block.text));
}

TEST_CASE("A file whose name is not UTF-8 still has a title that is") {
  for (const char* path : {"\xcf.md", ".\xcf.md", "a/\xff\xfe.txt"}) {
    const ReadResult result = read_article(path, "Text.\n\nMore of it, and a full stop.");
    REQUIRE(result.article);
    CHECK_FALSE(utf8::first_invalid(result.article->values_of(FieldId::title).front()));
  }
}

TEST_CASE("Errors in YAML name the line that an editor shows, whatever stands above it") {
  const ReadResult result =
      read_article("a.md", "---\nplot: \"one\u2028two\u2029three\"\ntitle: [\n---\nText.");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].line <= 4);
  CHECK(result.problems[0].line >= 3);
}

TEST_CASE("No character makes a term that is empty or longer than Xapian takes") {
  // A Hangul filler, which folds to nothing, and a character with a hundred marks on it.
  CHECK(tokenize("\u3164").empty());
  CHECK(tokenize("a \u3164 b").size() == 2);
  for (const Token& token : tokenize("千" + repeated("\u3099", 900) + "尋" + repeated("\u0301", 900))) {
    CHECK_FALSE(token.text.empty());
    CHECK(token.text.size() <= max_token_bytes);
  }
}

TEST_CASE("A long article is parsed in parts that hold all of it, cut at blank lines and never in code") {
  std::string text;
  while (text.size() < 3 * most_bytes_at_once) {
    text += fmt::format("Paragraph {} of it.\n\n```\ncode\n\nmore code\n```\n\n", text.size());
  }
  const auto parts = parts_of(text);
  CHECK(parts.size() == 3);
  std::string all;
  for (const std::string_view part : parts) {
    CHECK(part.size() <= most_bytes_at_once + 100);
    CHECK((part.starts_with("Paragraph") || part.starts_with("```\ncode\n")));
    all += part;
  }
  CHECK(all == text);
  CHECK(parts_of("A short one.").size() == 1);
  // Code that never ends is cut all the same.
  for (const std::string_view part : parts_of("```\n" + repeated("a\n\n", 5 * most_bytes_at_once))) {
    CHECK(part.size() <= 2 * most_bytes_at_once + 4);
  }
}
