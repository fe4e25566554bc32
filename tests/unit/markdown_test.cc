#include "indexer/article/markdown.hh"

#include <string>
#include <vector>

#include "indexer/article/html_text.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"

using namespace rosebud;
using namespace rosebud::indexer;
using rosebud::testing::cpu_seconds;

namespace {

using Blocks = std::vector<Block>;
constexpr auto paragraph = BlockKind::paragraph;

// The whole text, a line for each block, spoilers in braces.
std::string text_of(const Blocks& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!text.empty()) text += '\n';
    text += block.spoiler ? "{" + block.text + "}" : block.text;
  }
  return text;
}

std::string text_of(const std::string& markdown) {
  return text_of(markdown_to_blocks(markdown));
}

std::string mdx(const std::string& markdown) {
  return text_of(read_markdown(markdown, MarkdownDialect::mdx).blocks);
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

}  // namespace

TEST_CASE("A table is read row by row") {
  CHECK(markdown_to_blocks("Above:\n\n| Film | Year |\n|------|:----:|\n| *M* | 1931 |\n") ==
        Blocks{{paragraph, "Above:"}, {BlockKind::table, "Film | Year"}, {BlockKind::table, "M | 1931"}});
  CHECK(text_of("Text | with a pipe\nand no table") == "Text | with a pipe and no table");
}

TEST_CASE("Footnotes leave the text and stand at its end") {
  CHECK(markdown_to_blocks("One[^1] and^[Inline.] two.\n\n[^1]: The note\n    goes on.\n\nMore.") ==
        Blocks{{paragraph, "One and two."},
               {paragraph, "More."},
               {BlockKind::footnote, "Inline."},
               {BlockKind::footnote, "The note goes on."}});
}

TEST_CASE("A link is its text, an address is its host") {
  CHECK(text_of("[Here](https://x.org/a) <https://www.justwatch.com/de?a=1>, see https://x.org/b/c.") ==
        "Here www.justwatch.com, see x.org.");
  CHECK(text_of("[Here]({{< ref \"a.md\" >}} \"A title\") and [there]({% link b.md %}).") ==
        "Here and there.");
  CHECK(text_of("[[Vertigo (1958)|Vertigo]] and [[Psycho]] ![[still.png|300]]") == "Vertigo and Psycho");
}

TEST_CASE("A definition whose address is a shortcode is one all the same") {
  CHECK(text_of("See [the notes] and [here].\n\n[the notes]: {{< ref \"/a.md\" >}}\n"
                "[here]: https://x.org/ \"Here\"\n") == "See the notes and here.");
  CHECK(text_of("Note [sic]: {{< x >}} text") == "Note [sic]: text");
}

TEST_CASE("An item is read without its box") {
  CHECK(text_of("- [ ] Alien\n- [x] Vertigo\n- [X] M\n- [y] Z\n") == "Alien\nVertigo\nM\n[y] Z");
  CHECK(text_of("[ ] A paragraph") == "[ ] A paragraph");
}

TEST_CASE("Alternative text that only says that it is a picture is left out") {
  CHECK(markdown_to_blocks("Text\n\n![image](a.jpg) ![Photo12](b.jpg) ![The image of a house](c.jpg)") ==
        Blocks{{paragraph, "Text"}, {BlockKind::caption, "The image of a house"}});
}

TEST_CASE("Raw HTML is read as what it shows") {
  CHECK(markdown_to_blocks("<h2>Head</h2><p>A &eacute;&nbsp;&hearts;<br>b</p><ul><li>one<li>two</ul>"
                           "<blockquote><p>said</p></blockquote>") == Blocks{{BlockKind::heading, "Head"},
                                                                             {paragraph, "A é ♥ b"},
                                                                             {BlockKind::item, "one"},
                                                                             {BlockKind::item, "two"},
                                                                             {BlockKind::quote, "said"}});
  CHECK(text_of("<SCRIPT>var a;\n\nvar b;</Script>\n\nText<!--more--> <b>bold</b>") == "Text bold");
  CHECK(html_to_text("a&lt;b &unknown; &#233;<STYLE>x</sTyLe>") == "a<b &unknown; é");
}

TEST_CASE("Shortcodes go and what stands between them stays") {
  CHECK(
      text_of(
          "{{< quote author=\"x\" >}}\nSaid.\n{{< /quote >}}\n\n{% include a.html %}{{ page.title }}End.") ==
      "Said.\nEnd.");
  CHECK(markdown_to_blocks("{{< figure src=\"a.jpg\" caption=\"The house\" >}}") ==
        Blocks{{BlockKind::caption, "The house"}});
  CHECK(text_of("[caption id=\"1\"]<img src=\"a.jpg\"> The tower[/caption]\n\n[gallery ids=\"1,2\"]\n\nText "
                "[sic].") == "The tower\nText [sic].");
}

TEST_CASE("Nothing in code is taken for markup") {
  for (const char* code : {"{{< x >}}", "[[page]]", "||a||", "%%a%%", "{% raw %}", "~~a~~"}) {
    CAPTURE(code);
    CHECK(text_of("`" + std::string(code) + "`") == code);
    CHECK(markdown_to_blocks("```\n" + std::string(code) + "\n```\n") == Blocks{{BlockKind::code, code}});
  }
  CHECK(markdown_to_blocks("{% highlight ruby %}\nputs '{{ x }}'\n{% endhighlight %}") ==
        Blocks{{BlockKind::code, "puts '{{ x }}'"}});
}

TEST_CASE("Notes of Obsidian are read without their signs") {
  const MarkdownText text = read_markdown(
      "#film #noir\n\n> [!note]- Title\n> Body.\n\nText %%not for you%% ==marked== ~~struck~~ ^a1b2\n");
  CHECK(text_of(text.blocks) == "Title Body.\nText marked struck");
  CHECK(text.tags == std::vector<std::string>{"film", "noir"});
}

TEST_CASE("In MDX imports, exports, tags and expressions go") {
  CHECK(mdx("import A from 'a';\nexport const b = 1;\n\n<Card title={x}>\n      Inner **text** "
            "{b}.\n</Card>\n") == "Inner text .");
  CHECK(mdx("<Spoiler>He is dead.</Spoiler>") == "{He is dead.}");
  CHECK(text_of("import is a word, {and} so is this") == "import is a word, {and} so is this");
}

TEST_CASE("Spoilers of every syntax are hidden and nothing else is") {
  for (const char* hiding :
       {"A ||secret|| b", "A >!secret!< b", "A <span class=\"x Spoiler\">secret</span> b",
        "A\n\n<details><summary></summary>\n\nsecret\n\n</details>\n\nb",
        "A\n\n{{< spoiler >}}\nsecret\n{{< /spoiler >}}\n\nb", "A {% spoiler secret %} b",
        "A\n\n{{% inline-spoiler %}}secret{{% /inline-spoiler %}}\n\nb",
        "A\n\n[spoiler]secret[/spoiler]\n\nb", "A\n\n>! secret\n\nb", "A\n\n> [!spoiler]\n> secret\n\nb",
        "A\n\n:::spoiler\nsecret\n:::\n\nb"}) {
    CAPTURE(hiding);
    CHECK(text_of(hiding) == "A\n{secret}\nb");
  }
  CHECK(text_of("if (a || b || c) then") == "if (a || b || c) then");
  CHECK(text_of("<details><summary>The end</summary>\n\nHe dies.\n\n</details>") == "The end\n{He dies.}");
}

TEST_CASE("Lines of Japanese are joined without a space") {
  CHECK(text_of("これは一行目\nこれは二行目\nEnglish\nwords") == "これは一行目これは二行目 English words");
}

TEST_CASE("Hostile Markdown is read in time that grows with its size alone") {
  constexpr std::size_t size = 200'000;
  for (const char* part : {"||",
                           "||a ",
                           ">!",
                           ">!a ",
                           "{{",
                           "{{<",
                           "{{< spoiler >}}",
                           "{% highlight %}",
                           "{%",
                           "[[",
                           "[[a ",
                           "[^",
                           "^[",
                           "<a \"",
                           "<details>",
                           "<!--",
                           "<script",
                           "<pre>",
                           "`",
                           "\\`` ",
                           "~~a ",
                           "==a ",
                           "%%",
                           "%%a ",
                           "> ",
                           "- ",
                           "> > - ",
                           "[a[",
                           "[a b=\"",
                           "&a",
                           "\n\n",
                           "|a|\n|-|\n",
                           "<li>",
                           "https://a/",
                           "[^a]: b\n",
                           ":::a\n",
                           "#a "}) {
    CAPTURE(part);
    for (const auto dialect : {MarkdownDialect::markdown, MarkdownDialect::mdx}) {
      const double begin = cpu_seconds();
      read_markdown(repeated(part, size), dialect);
      const double seconds = cpu_seconds() - begin;
      CHECK(seconds < 5);
    }
  }
}
