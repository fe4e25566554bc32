#include <string>
#include <string_view>

#include "importer/wordpress/shortcodes.hh"
#include "support/catch.hh"
#include "support/cpu_time.hh"

using rosebud::testing::Contains;
using rosebud::testing::cpu_seconds;
using namespace rosebud::importer;

namespace {

std::string expanded(std::string_view content, const MediaLibrary& media = {}) {
  return expand_shortcodes(content, 1, media).html;
}

}  // namespace

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

TEST_CASE("Hostile shortcodes are expanded in bounded time and space") {
  for (const char* part : {"[a]", "[caption]", "[[", "[a b=\"c\"]", "[caption]<img>", "[spoiler]", "[/a]",
                           "<pre", "[gallery]", "[ref]x", "<code>", "[a]x[/a]"}) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += part;
    const double start = cpu_seconds();
    CHECK(expanded(text).size() < 40 * text.size());
    INFO(part);
    CHECK(cpu_seconds() - start < 10);
  }
}
