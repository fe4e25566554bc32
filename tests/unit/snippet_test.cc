#include <string>
#include <vector>

#include "catalogue/tokens.hh"
#include "searcher/snippet/snippeter.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::searcher;

namespace {

// "…about [magnetic] roses…"
std::string shown(const std::string& query, const std::vector<Block>& blocks, std::size_t length = 220) {
  Languages languages;
  languages.all.emplace_back("en");
  const auto words = plan_words(query_tokens(query), languages);
  std::string text;
  for (const MarkedPiece& piece : Snippeter(sought_words(words)).snippet(blocks, {}, length)) {
    text += piece.marked ? "[" + piece.text + "]" : piece.text;
  }
  return text;
}

std::string repeated(const std::string& word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += word + " ";
  return text;
}

}  // namespace

TEST_CASE("A snippet marks the words and their other forms, as they are written") {
  CHECK(shown("dream machine", {{BlockKind::paragraph,
                                 "Nine films about MACHINES that dream of more than they were made for."}}) ==
        "Nine films about [MACHINES] that [dream] of more than they were made for.");
}

TEST_CASE("A snippet is the passage with the most different words of the query") {
  const std::string text = shown(
      "iron giant",
      {{BlockKind::paragraph, "Iron iron iron iron, and again iron; the word comes back all the time."},
       {BlockKind::paragraph, repeated("padding", 60) + "the iron giant falls " + repeated("padding", 60)}});
  CHECK(text.find("[iron] [giant] falls") != std::string::npos);
  CHECK(text.starts_with("…"));
  CHECK(text.ends_with("…"));
}

TEST_CASE("A sentence is shown rather than the heading above it") {
  CHECK(shown("rose", {{BlockKind::heading, "Magnetic Rose"},
                       {BlockKind::paragraph,
                        "Of the three shorts it is Rose that one takes home after the lights are on again."}})
            .starts_with("Of the three shorts"));
}

TEST_CASE("A snippet is cut between words, and between characters where there are none") {
  const std::string text =
      shown("needle",
            {{BlockKind::paragraph, repeated("abcdefghij", 30) + "needle " + repeated("klmnopqrst", 30)}});
  CHECK(text.starts_with("…abcdefghij "));
  CHECK(text.ends_with("klmnopqrst…"));
  std::string japanese;
  for (int i = 0; i < 200; ++i) japanese += "映画";
  const std::string cut = shown("映画", {{BlockKind::paragraph, japanese}});
  CHECK(cut.size() < 400);
  for (const char* half : {"\xe6\x98…", "\xe6…"}) CHECK(cut.find(half) == std::string::npos);
}

TEST_CASE("Overlapping pairs of Japanese are marked as one stretch") {
  CHECK(shown("神隠し", {{BlockKind::paragraph, "千と千尋の神隠しは名作だ"}}) ==
        "千と千尋の[神隠し]は名作だ");
}

TEST_CASE("Without a match a snippet is the beginning of the text, without text nothing") {
  CHECK(shown("absent", {{BlockKind::heading, "Head"}, {BlockKind::paragraph, "The first paragraph."}}) ==
        "The first paragraph.");
  CHECK(shown("", {{BlockKind::paragraph, "The first paragraph."}}) == "The first paragraph.");
  CHECK(shown("absent", {}).empty());
}

TEST_CASE("A snippet never shows a spoiler, though it was found by one") {
  const std::vector<Block> blocks{{BlockKind::paragraph, "Kane dies.", false},
                                  {BlockKind::paragraph, "Rosebud is a sled.", true}};
  CHECK(shown("sled", blocks) == "Kane dies.");
  CHECK(shown("sled", {blocks[1]}).empty());
}
