#include "indexer/article/boilerplate.hh"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/article/read_article.hh"
#include "support/catch.hh"

using namespace rosebud;
using namespace rosebud::indexer;

namespace {

std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> texts;
  const ReadResult result = read_article("a.txt", text, ReadOptions{});
  REQUIRE(result.article);
  for (const Block& block : result.article->blocks) texts.push_back(block.text);
  return texts;
}

}  // namespace

TEST_CASE("An article ends where the comment form below it begins") {
  const std::string form =
      "Leave a Reply\n\nFill in your details below or click an icon to log in: Logo\n\nYou are commenting "
      "using "
      "your account. Log Out /  Change )\n\nGoogle photo\n\nConnecting to %s";
  CHECK(read("A long first sentence of the article.\n\nWhatever works. Later!\n\n\n" + form) ==
        std::vector<std::string>{"A long first sentence of the article.", "Whatever works. Later!"});
}

TEST_CASE("Share bars and navigation go from the foot, dates of posting from the head") {
  CHECK(read("Posted on March 3, 2019\n\nThe text itself is here.\n\nShare this:\n\nClick to share on "
             "Twitter\n\n"
             "Like this: Like Loading...\n\n← Previous post") ==
        std::vector<std::string>{"The text itself is here."});
  CHECK(read("Der Film ist gut.\n\nSchreibe einen Kommentar\n\nAntwort abbrechen") ==
        std::vector<std::string>{"Der Film ist gut."});
}

TEST_CASE("The same words within an article stay") {
  const std::string scene =
      "That is what the machine says when nobody calls, and the film makes of it one of the saddest scenes "
      "that were ever shot in a telephone box at night.";
  const std::vector<std::string> texts{"The first sentence of it.", "Leave a reply", scene, "Share",
                                       "He would not share this with anyone."};
  std::string text;
  for (const std::string& paragraph : texts) text += paragraph + "\n\n";
  CHECK(read(text) == texts);
}

TEST_CASE("A placeholder is no text") {
  for (const char* line : {"TODO", "Coming soon…", "Lorem ipsum dolor sit amet", "Próximamente"}) {
    CAPTURE(line);
    std::vector<Block> blocks{{BlockKind::paragraph, line}};
    drop_boilerplate(blocks);
    CHECK(blocks.empty());
  }
}

TEST_CASE("The dumps of web pages in the corpus end at their last sentence") {
  for (const auto& entry : std::filesystem::directory_iterator(ROSEBUD_SOURCE_DIR "/corpus/dumps")) {
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path());
    const std::vector<std::string> texts = read({std::istreambuf_iterator<char>(file), {}});
    REQUIRE_FALSE(texts.empty());
    const std::string& last = texts.back();
    CHECK((last.ends_with('.') || last.ends_with('!') || last.ends_with('?') || last.ends_with("”")));
    for (const std::string& text : texts) {
      CAPTURE(text);
      CHECK_FALSE(is_boilerplate(text));
    }
  }
}

TEST_CASE("A body that only says that a review is to come is no text") {
  for (const char* text : {"Coming soon", "TBD.", "Review to follow…", "*Full review coming soon!*",
                           "Kritik folgt", "Critique à venir", "Reseña próximamente", "Under construction"}) {
    CAPTURE(text);
    const ReadResult result = read_article("a.md", text);
    CHECK_FALSE(result.article);
    CHECK(result.left_out == "no text");
  }
  CHECK(read("The review to follow this one is of a better film.").size() == 1);
}

TEST_CASE("Many lines of furniture at the head go, and the headings between them stay in their order") {
  // The first heading is the title.
  CHECK(read("Share this\n\n# One\n\nTweet\n\n# Two\n\nThe text itself is here, a sentence.\n\nShare "
             "this\n\nMore of it.") ==
        std::vector<std::string>{"Two", "The text itself is here, a sentence.", "Share this", "More of it."});
}
