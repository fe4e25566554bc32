// Which stretch of an article a snippet shows, and where it is cut.
#include <string>
#include <vector>

#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/snippet/sentences.hh"
#include "searcher/snippet/snippeter.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::searcher;

namespace {

std::string shown(const std::string& query, const std::vector<Block>& blocks, std::size_t length = 220) {
  Languages languages;
  languages.all.emplace_back("en");
  const auto words = plan_words(query_tokens(query), languages);
  std::string text;
  for (const MarkedPiece& piece : Snippeter(sought_words(words)).snippet(blocks, "en", length)) {
    text += piece.marked ? "[" + piece.text + "]" : piece.text;
  }
  return text;
}

std::string shown(const std::string& query, const std::string& text, std::size_t length = 220) {
  return shown(query, std::vector<Block>{{BlockKind::paragraph, text}}, length);
}

std::vector<std::string> sentences(std::string_view text) {
  const auto starts = sentence_starts(text);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    all.emplace_back(
        text.substr(starts[i], (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]));
  }
  return all;
}

// Long enough to be prose, with none of the words that are looked for.
const std::string filler = "Nobody in the town remembers when the last picture was shown here. ";

}  // namespace

TEST_CASE("Sentences end with their signs, and with what closes behind them") {
  CHECK(sentences("Is it? It is! \"So it goes.\" He left… Then he (or she) came back.") ==
        std::vector<std::string>{"Is it? ", "It is! ", "\"So it goes.\" ", "He left… ",
                                 "Then he (or she) came back."});
  CHECK(sentences("It cost 3.50 at rosebud.example, e.g. there. 1995 was better.") ==
        std::vector<std::string>{"It cost 3.50 at rosebud.example, e.g. there. ", "1995 was better."});
  CHECK(sentences("one line\nanother") == std::vector<std::string>{"one line\n", "another"});
  CHECK(sentences("") == std::vector<std::string>{""});
}

TEST_CASE("Abbreviations and initials end no sentence") {
  for (const char* text :
       {"Mr. Kane meets Dr. Strangelove in St. Louis.", "J. Carpenter and E. T. A. Hoffmann.",
        "Written by S.S. Van Dine.", "Der Film von Hrsg. Müller, z.B. Das Boot.", "Robert Downey, Jr. plays.",
        "1. The beginning of a list", "M. Hulot's Holiday"}) {
    CHECK(sentences(text).size() == 1);
  }
  CHECK(sentences("It was 1941. Kane was a plan. B is not a plan. The end").size() == 4);
}

TEST_CASE("Japanese sentences end without a space") {
  CHECK(sentences("千尋は十歳。「神隠し！」と叫ぶ。終わり") ==
        std::vector<std::string>{"千尋は十歳。", "「神隠し！」", "と叫ぶ。", "終わり"});
}

TEST_CASE("A snippet is whole sentences where they fit") {
  const std::string text = filler + filler + "Kane whispers a word. The sled burns. " + filler + filler;
  CHECK(shown("sled", text, 60) == "Kane whispers a word. The [sled] burns.");
  // As many as there is room for, those behind first.
  CHECK(shown("sled", text, 110) ==
        "Kane whispers a word. The [sled] burns. " + filler.substr(0, filler.size() - 1));
}

TEST_CASE("A sentence that is too long is cut between words, and says so") {
  std::string text = "The sled";
  for (int i = 0; i < 60; ++i) text += " and another thing";
  text += " and the snow globe.";
  const std::string begins = shown("sled", text, 100);
  CHECK(begins.starts_with("The [sled] and another thing"));
  CHECK(begins.ends_with("…"));
  const std::string ends = shown("globe", text, 100);
  CHECK(ends.starts_with("…"));
  CHECK(ends.ends_with("and the snow [globe]."));
  CHECK(ends.find("… ") == std::string::npos);
}

TEST_CASE("A snippet is no longer than it may be") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += i % 7 == 3 ? "A sled. " : filler;
  for (std::size_t length = 20; length < 400; length += 13) {
    std::string plain = shown("sled", text, length);
    std::erase_if(plain, [](char c) { return c == '[' || c == ']'; });
    CAPTURE(length, plain);
    CHECK(plain.size() <= length + 2 * std::string("…").size());
    CHECK(plain.find("sled") != std::string::npos);
  }
}

TEST_CASE("Words near each other are shown rather than words far apart") {
  CHECK(shown("iron giant",
              filler + "The iron that was in the bridge by the river was as old as the giant. " + filler +
                  filler + filler + "There the iron giant falls. " + filler,
              100)
            .find("[iron] [giant] falls") != std::string::npos);
}

TEST_CASE("Words in the order of the query are shown rather than the other way round") {
  CHECK(shown("rose magnetic",
              filler + "The magnetic rose is here. " + filler + filler + filler +
                  "The rose magnetic is there. " + filler,
              60)
            .find("[rose] [magnetic] is there") != std::string::npos);
}

TEST_CASE("Words of one sentence are shown rather than those that a full stop parts") {
  CHECK(shown("snow globe",
              filler + "He looked at the snow. Globe in hand. " + filler + filler + filler +
                  "Kane drops the snow - the globe breaks. " + filler,
              80)
            .find("drops the [snow] - the [globe]") != std::string::npos);
}

TEST_CASE("Of two passages that are equally good the earlier is shown") {
  CHECK(shown("sled",
              filler + "First a sled appears. " + filler + filler + filler + "Then a sled burns. " + filler,
              70)
            .find("First") != std::string::npos);
}

TEST_CASE("Every form by which an article is found is marked") {
  CHECK(shown("walle dreaming", "WALL·E dreams, and his dream is of Wall-E alone in the dreaming town.") ==
        "[WALL·E] [dreams], and his [dream] is of [Wall-E] alone in the [dreaming] town.");
  CHECK(shown("actium amelie 8.5", "D'Actium saw Amélie eat 8½ apples") ==
        "[D'Actium] saw [Amélie] eat [8½] apples");
}

TEST_CASE("Words that begin with what was typed are marked whole") {
  const std::vector<SoughtWord> words{{.prefixes = {"dre"}}};
  MarkedText marked =
      Snippeter(words).snippet(std::vector<Block>{{BlockKind::paragraph, "A Dreadful dream."}});
  CHECK(marked == MarkedText{{"A ", false}, {"Dreadful", true}, {" ", false}, {"dream", true}, {".", false}});
}

TEST_CASE("The pairs of a Japanese name are one mark, also over its middle dot") {
  CHECK(shown("千と千尋", "映画「千と千尋の神隠し」は宮崎駿の作品。") ==
        "映画「[千と千尋]の神隠し」は宮崎駿の作品。");
  CHECK(shown("スタンリーキューブリック", "監督スタンリー・キューブリックの") ==
        "監督[スタンリー・キューブリック]の");
}

TEST_CASE("A snippet of Japanese text is cut at its sentences") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "これは長い物語の始まりである。";
  text += "宮崎駿の名作。";
  for (int i = 0; i < 20; ++i) text += "そして誰もいなくなった。";
  const std::string snippet = shown("宮崎駿", text, 150);
  CHECK(snippet.find("[宮崎駿]の名作。") != std::string::npos);
  CHECK(snippet.find("…") == std::string::npos);
  CHECK(snippet.ends_with("。"));
  CHECK(!utf8::first_invalid(snippet));
}

TEST_CASE("A passage with all the words in a spoiler gives way to one with some of them outside") {
  const std::vector<Block> blocks{{BlockKind::paragraph, "Rosebud is the name of his sled.", true},
                                  {BlockKind::paragraph, "He whispers rosebud. " + filler, false}};
  CHECK(shown("rosebud sled", blocks).starts_with("He whispers [rosebud]."));
}

TEST_CASE("What stands in a text is text, markup or not") {
  CHECK(shown("b", "Use <b>b</b> & \x1b[1m sparingly") == "Use <[b]>[b]</[b]> & \x1b[1m sparingly");
}
