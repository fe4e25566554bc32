// HTML as WordPress and Letterboxd hold it, to Markdown.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "importer/markdown/html_to_markdown.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/markdown.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"

using rosebud::Block;
using rosebud::importer::html_to_markdown;
using rosebud::importer::HtmlOptions;
using rosebud::testing::cpu_seconds;

namespace {

std::string text_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) text += block.text + "\n";
  return text;
}

// What the reader of articles makes of what was written.
std::string read_back(const std::string& html) {
  return text_of(rosebud::indexer::markdown_to_blocks(html_to_markdown(html)));
}

std::string html_escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '<') {
      html += "&lt;";
    } else if (c == '&') {
      html += "&amp;";
    } else {
      html += c;
    }
  }
  return html;
}

// Text out of what Markdown, site generators and note takers make something of.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts{
      "word", "Kon",    "1995",  "é",    "千",     " ",   " ",  " ",  " ",  "*",  "**", "_",  "__",
      "`",    "``",     "[",     "]",    "(",      ")",   "!",  "<",  ">",  "&",  "#",  "-",  "+",
      "=",    "==",     "|",     "||",   "~",      "~~",  "\\", "{",  "}",  "{{", "}}", "{%", "%}",
      "%%",   "^",      "$",     ":",    "::",     ".",   "1.", "2)", "“",  "…",  "[[", "]]", ">!",
      "!<",   "[x](y)", "&amp;", "&lt;", "{: .a}", "<b>", "/",  "'",  "\"", "@"};
  std::string text;
  std::uniform_int_distribution<std::size_t> length(1, 14);
  std::uniform_int_distribution<std::size_t> part(0, parts.size() - 1);
  for (std::size_t i = length(random); i > 0; --i) text += parts[part(random)];
  return rosebud::indexer::collapsed(text);
}

}  // namespace

TEST_CASE("Paragraphs are what empty lines part, and a line break in them is one") {
  CHECK(html_to_markdown("One.\nTwo.\n\nThree.") == "One.  \nTwo.\n\nThree.\n");
  CHECK(html_to_markdown("One.<br />\nTwo.<br><br>Three.") == "One.  \nTwo.\n\nThree.\n");
  CHECK(html_to_markdown("<p>One</p><p>Two</p>") == "One\n\nTwo\n");
  CHECK(html_to_markdown("<p>&nbsp;</p>\n\n\n<p>Two</p>") == "Two\n");
}

TEST_CASE("Within WordPress's blocks a line break is white space, and their comments go") {
  CHECK(html_to_markdown(
            "<!-- wp:paragraph {\"align\":\"left\"} -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\n"
            "Classic\ntext") == "One two\n\nClassic  \ntext\n");
  CHECK(html_to_markdown("One<!--more-->Two<!--nextpage-->") == "One\n\n<!--more-->\n\nTwo\n");
  CHECK(html_to_markdown(R"(<!-- wp:core-embed/youtube {"url":"https:\/\/youtu.be\/x"} /-->)") ==
        "<https://youtu.be/x>\n");
  CHECK(html_to_markdown(
            "<!-- wp:verse -->\n<pre class=\"wp-block-verse\">One\nTwo</pre>\n<!-- /wp:verse -->") ==
        "One  \nTwo\n");
}

TEST_CASE("Emphasis is written so that CommonMark reads it, spaces outside the marks") {
  CHECK(html_to_markdown("a <em>b </em>c <strong><em>d</em></strong>") == "a *b* c ***d***\n");
  CHECK(html_to_markdown("un<em>frigging</em>believable") == "un*frigging*believable\n");
  CHECK(html_to_markdown("<b>a <i>b</i></b> <i> </i>") == "**a *b***\n");
  // Beside punctuation within a word asterisks would stay asterisks.
  CHECK(html_to_markdown("これは<b>「強調」</b>です") == "これは<strong>「強調」</strong>です\n");
  CHECK(html_to_markdown("<i>a</i><b>b</b>") == "*a*<strong>b</strong>\n");
  CHECK(html_to_markdown("<s>old</s> new") == "~~old~~ new\n");
}

TEST_CASE("Links and pictures keep their addresses, captions become titles") {
  CHECK(html_to_markdown(R"(<a href="https://a.example/x_(1)?a=1&amp;b=2">A [b]</a>)") ==
        "[A \\[b\\]](https://a.example/x_%281%29?a=1&b=2)\n");
  CHECK(html_to_markdown(R"(See <a href="https://a.example/">https://a.example/</a>.)") ==
        "See <https://a.example/>.\n");
  CHECK(html_to_markdown(R"(<a href="#top">up</a> <a href="javascript:x">run</a>)") == "up run\n");
  CHECK(
      html_to_markdown(
          R"(<figure><img src="/a b.jpg" alt="A rose"/><figcaption>By &quot;me&quot;</figcaption></figure>)") ==
      "![A rose](/a%20b.jpg \"By \\\"me\\\"\")\n");
  CHECK(html_to_markdown(
            R"(<figure><img src="/a.jpg"><figcaption>By <a href="/me">me</a></figcaption></figure>)") ==
        "![](/a.jpg)\n\n*By [me](/me)*\n");
  CHECK(html_to_markdown(R"(Wow!<a href="/a">a</a>)") == "Wow\\![a](/a)\n");
  CHECK(html_to_markdown(R"(<iframe src="//www.youtube.com/embed/x"></iframe>)") ==
        "<https://www.youtube.com/embed/x>\n");
  CHECK(html_to_markdown(R"(<video src="/a.mp4"><p>Cannot play</p></video>)") == "[/a.mp4](/a.mp4)\n");
}

TEST_CASE("Lists nest, count on from their start, and do not run into one another") {
  CHECK(html_to_markdown("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>") == "- a\n  - b\n- c\n");
  CHECK(html_to_markdown("<ol start=\"3\"><li>a<li>b</ol>") == "3. a\n4. b\n");
  CHECK(html_to_markdown("<ul><li>a</li></ul><ul><li>b</li></ul>") == "- a\n\n* b\n");
  CHECK(html_to_markdown("<ul><li><p>a</p><p>b</p></li></ul>") == "- a\n\n  b\n");
  CHECK(html_to_markdown("<ul><li>a</li><ul><li>b</li></ul></ul>") == "- a\n  - b\n");
}

TEST_CASE("Headings, quotes, rules, code and definitions keep their form") {
  CHECK(html_to_markdown("<h2>A <em>b</em> #</h2>") == "## A *b* \\#\n");
  CHECK(html_to_markdown("<blockquote><p>a</p><p>b</p></blockquote>") == "> a\n>\n> b\n");
  CHECK(html_to_markdown("a<hr>b") == "a\n\n---\n\nb\n");
  CHECK(html_to_markdown("<pre class=\"language-php\">if (a &lt; b) {\n\n  `x`\n}</pre>") ==
        "```php\nif (a < b) {\n\n  `x`\n}\n```\n");
  CHECK(html_to_markdown("<code>a `b`</code>") == "`` a `b` ``\n");
  CHECK(html_to_markdown("<dl><dt>a</dt><dd>b</dd></dl>") == "**a**\n\nb\n");
}

TEST_CASE("Tables of text are tables, tables that lay a page out are unfolded") {
  CHECK(html_to_markdown("<table><caption>C</caption><tr><th>a</th><th>b|c</th></tr><tr><td>1<td><p>2</"
                         "p><p>3</p></table>") == "C\n\n| a | b\\|c |\n| --- | --- |\n| 1 | 2<br>3 |\n");
  CHECK(html_to_markdown("<table><tr><td><h2>a</h2></td><td>b</td></tr></table>") == "## a\n\nb\n");
}

TEST_CASE("What hides its text goes on hiding it") {
  CHECK(html_to_markdown("<details><summary>Ending</summary><p>He dies.</p></details>") ==
        "<details>\n<summary>Ending</summary>\n\nHe dies.\n\n</details>\n");
  for (const char* html : {"<p>It is <span class=\"spoiler\">Rosebud</span>.</p>",
                           "<div class=\"spoiler\"><p>Rosebud</p></div>"}) {
    bool hidden = false;
    for (const Block& block : rosebud::indexer::markdown_to_blocks(html_to_markdown(html))) {
      if (block.text.find("Rosebud") != std::string::npos) hidden = block.spoiler;
    }
    INFO(html);
    CHECK(hidden);
  }
}

TEST_CASE("Tags that are not closed, or in the wrong order, are mended") {
  CHECK(html_to_markdown("<b><i>x</b>y</i>z") == "**<em>x</em>**<em>y</em>z\n");
  CHECK(html_to_markdown("<blockquote>a") == "> a\n");
  CHECK(html_to_markdown("a</p></div></b>b") == "a\n\nb\n");
  // A mark that nothing closes ends with its paragraph; one that is closed later goes on.
  CHECK(html_to_markdown("<i>a<br/><br/>b") == "*a*\n\nb\n");
  CHECK(html_to_markdown("<i>a<br/><br/>b</i> c") == "*a*\n\n*b* c\n");
}

TEST_CASE("Footnotes stand at the end with the numbers of their marks") {
  HtmlOptions options;
  options.footnotes = {{"x", "Not <em>used</em>"}, {"y", "Said so"}};
  CHECK(html_to_markdown("<p>a<sup data-fn=\"y\" class=\"fn\"><a href=\"#y\">1</a></sup> b</p>", options) ==
        "a[^1] b\n\n[^1]: Said so\n");
}

TEST_CASE("Scripts, styles, forms and drawings leave nothing behind") {
  CHECK(html_to_markdown("a<script>if (a<b) x();</script><style>p{}</style><svg><text>t</text></svg>"
                         "<select><option>o</option></select>b") == "ab\n");
}

TEST_CASE("Any text comes back from Markdown as it was") {
  std::mt19937 random(20'240'101);
  for (int i = 0; i < 4'000; ++i) {
    const std::string text = random_text(random);
    if (text.empty() || text.find("http") != std::string::npos) continue;
    INFO("text: " << text << "\nmarkdown: " << html_to_markdown("<p>" + html_escaped(text) + "</p>"));
    CHECK(read_back("<p>" + html_escaped(text) + "</p>") == text + "\n");
  }
}

TEST_CASE("Marked text comes back as the same words") {
  std::mt19937 random(7);
  static const std::vector<std::string> tags{"em", "strong", "s", "b", "i"};
  std::uniform_int_distribution<std::size_t> tag(0, tags.size() - 1);
  std::uniform_int_distribution<int> many(1, 5);
  for (int i = 0; i < 3'000; ++i) {
    std::string html = "<p>";
    std::string text;
    for (int part = many(random); part > 0; --part) {
      const std::string words = random_text(random);
      const std::string space = many(random) > 2 ? " " : "";
      const std::string& name = tags[tag(random)];
      const std::string& inner = tags[tag(random)];
      html +=
          "<" + name + ">" + html_escaped(words) + "<" + inner + ">x</" + inner + "></" + name + ">" + space;
      text += words + "x" + space;
    }
    INFO("html: " << html << "\nmarkdown: " << html_to_markdown(html));
    CHECK(read_back(html) == rosebud::indexer::collapsed(text) + "\n");
  }
}

TEST_CASE("Hostile HTML is converted in bounded time") {
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const char* part : {"<b>",
                           "<blockquote>",
                           "<ul><li>",
                           "<table><tr><td>",
                           "<i>a<br><br>",
                           "</i>",
                           "<a href=x>",
                           "<!-- wp:x -->",
                           "<details>",
                           "<p>",
                           "<sup>",
                           "[",
                           "*",
                           "<pre>",
                           "&amp;",
                           "<figure><figcaption>",
                           "<tr>",
                           "<td>",
                           "<li>",
                           "\n\n",
                           "<b><i>x</b>",
                           "<b>x</b>",
                           "<h1>"}) {
    const std::string html = repeated(part, 60'000);
    const double start = cpu_seconds();
    const std::string markdown = html_to_markdown(html);
    INFO(part);
    CHECK(cpu_seconds() - start < 10);
    CHECK(markdown.size() < 60 * html.size());
  }
}
