// However a title is written and however it is typed, it is found. Tests with a number are named after the
// complaint about another search engine that they answer.
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;

namespace {

using Texts = std::vector<std::string>;

// Articles with these titles, in files called 0.md, 1.md, …
class Titled : public TempArchive {
 public:
  explicit Titled(const Texts& titles, const std::string& text = "Seen in the cinema.") {
    for (std::size_t i = 0; i < titles.size(); ++i) {
      review(std::to_string(i) + ".md", ReviewBuilder(titles[i]).text(text));
    }
    index();
  }
  Titled() = default;

  void index() const { REQUIRE(run_rosebud({"index", path().string(), "--quiet"}).status == 0); }

  // Whether the article `name` is among what is found with all the words of `typed`.
  bool finds(const std::string& typed, const std::string& name = "0.md") const {
    const ProgramRun run = run_rosebud({"search", "--no-facets", "--", typed}, {path(), {}, {}});
    return run.out.find(name) != std::string::npos && run.out.find("some of the words") == std::string::npos;
  }
};

void check_found(const std::string& title, const Texts& typed) {
  const Titled archive({title, "Other"});
  for (const std::string& text : typed) {
    CAPTURE(title, text);
    CHECK(archive.finds(text));
    CHECK_FALSE(archive.finds(text, "1.md"));
  }
}

}  // namespace

TEST_CASE("A title with a hyphen, a dot or a slash is found however it is typed") {
  check_found("WALL·E", {"wall-e", "walle", "WALL·E", "wall e", "Wall•E"});
  check_found("Walle", {"wall-e", "walle", "WALL·E", "wall e"});
  check_found("Spider-Man", {"spiderman", "spider man", "Spider–Man"});
  check_found("S.W.A.T.", {"swat", "S.W.A.T.", "s w a t"});
  check_found("E.T. the Extra-Terrestrial", {"et extraterrestrial", "e.t.", "E T"});
  check_found("M*A*S*H", {"mash", "m*a*s*h", "M.A.S.H."});
  check_found("Face/Off", {"face off", "faceoff", "face/off"});
  check_found("HUNTER×HUNTER", {"hunter x hunter", "hunterxhunter", "hunter×hunter"});
}

TEST_CASE("A title with a number is found however the number is written") {
  check_found("8½", {"8½", "8 1/2", "8.5", "8,5", "8"});
  check_found("8 1/2", {"8½", "8.5"});
  check_found("Naked Gun 33⅓", {"naked gun 33 1/3", "33⅓"});
  check_found("Ranma ½", {"ranma 1/2", "ranma ½", "ranma"});
  check_found("The 1,000 Eyes", {"1000 eyes", "1,000 eyes"});
  check_found("$9.99", {"9.99", "$9.99"});
  check_found("Alien³", {"alien 3", "alien3", "alien³"});
  check_found("Se7en", {"se7en"});
  check_found("2001: A Space Odyssey", {"2001", "2001:"});
}

TEST_CASE("Signs in a title do not stand between it and its words") {
  check_found("In & Out", {"in and out", "in & out"});
  check_found("Tom & Jerry", {"tom und jerry", "tom et jerry"});
  check_found("#Alive", {"alive", "#alive"});
  check_found("C++", {"c++"});
  check_found("Ocean's Eleven", {"oceans eleven", "ocean's", "ocean s eleven", "ocean eleven"});
  check_found("Don't Look Now", {"dont look", "don’t look", "don t look"});
}

TEST_CASE("Umlauts are typed as they are, without, or written out") {
  check_found("Die Brüder Löwenherz", {"brüder", "bruder", "brueder", "loewenherz"});
  check_found("Die Brueder", {"brüder"});
}

TEST_CASE("One-letter, one-word and symbol titles are found (openzim/libzim #963, #763)") {
  check_found("M", {"m"});
  check_found("It", {"it"});
  check_found("Miri", {"miri"});
  check_found("&", {"&"});
  check_found("$", {"$"});
}

TEST_CASE("A name is found as it is, though its stem is another (typesense #2044)") {
  Titled archive;
  archive.review("0.md", ReviewBuilder("The North Face").director("John Hughes").text("A climb."));
  archive.index();
  CHECK(archive.finds("the north face"));
  CHECK(archive.finds("hughes"));
  CHECK_FALSE(archive.finds("hugh"));
  CHECK_FALSE(archive.finds("north facing"));
}

TEST_CASE("Accents do not hide a name either way (Pagefind #38, TryGhost/Ghost #22764)") {
  check_found("Régis Wargnier", {"regis", "Régis"});
  check_found("Regis Wargnier", {"régis"});
  check_found("Bjørn Łódź", {"bjorn lodz", "bjørn", "BJØRN"});
}

TEST_CASE("Folding keeps the marks of kana (grosjo/fts-xapian #199)") {
  const Titled archive({"ガラスの仮面", "カラス"});
  CHECK(archive.finds("ガラス"));
  CHECK_FALSE(archive.finds("カラス"));
}

TEST_CASE("Japanese, Chinese and Korean are cut the same way at both ends (djcb/mu #123, #1428)") {
  check_found("千と千尋の神隠し", {"千", "千尋", "神隠し", "千と千尋の神隠し"});
  check_found("卧虎藏龙", {"卧虎", "卧虎藏龙", "龙"});
  check_found("기생충은 영화다", {"기생충", "영화"});
  check_found("スタンリー・キューブリック", {"スタンリーキューブリック", "ｽﾀﾝﾘｰ", "キューブリック"});
}

TEST_CASE("Kanji alone hide no Japanese, and one is not another (meilisearch #3565)") {
  const Titled archive({"健康診断", "見本市", "けんこう"});
  CHECK(archive.finds("健"));
  CHECK_FALSE(archive.finds("健", "1.md"));
  CHECK(archive.finds("けんこう", "2.md"));
}

TEST_CASE("Pasted punctuation is no word to look for (djcb/mu #601, #2444, grosjo/fts-xapian #126)") {
  check_found("[virt-weekly] 12345-6: Re/view & more",
              {"virt-weekly", "virtweekly", "12345-6", "[virt-weekly] 12345-6: Re/view & more"});
}

TEST_CASE(
    "A word is found without its elided article, and a name with either apostrophe (kiwix-tools #173, "
    "historyforge #435)") {
  check_found("La bataille d'Actium", {"actium", "d'actium", "d’actium", "dactium", "d actium"});
  check_found("Conan O’Brien", {"o'brien", "obrien", "o brien", "O’BRIEN", "O`Brien"});
}

TEST_CASE("Words are stemmed in the language of their article, each in its own") {
  const std::vector<std::pair<std::string, std::pair<std::string, std::string>>> inflected{
      {"en", {"The machines were dreaming.", "machine dreams"}},
      {"fr", {"Les acteurs chantaient.", "acteur chantait"}},
      {"de", {"Die alten Häuser brannten.", "haus alte"}},
      {"es", {"Las películas habladas.", "pelicula hablado"}},
      {"it", {"Le attrici cantavano bellissime.", "attrice cantava"}},
      {"pt", {"Os meninos cantavam.", "menino cantava"}}};
  for (const auto& [language, words] : inflected) {
    Titled archive;
    archive.review("0.md", ReviewBuilder("One").raw("lang: " + language).text(words.first));
    archive.index();
    CAPTURE(language, words.second);
    CHECK(archive.finds(words.second));
  }
  const Titled english({"One"}, "A painful scene. The pains are many.");
  CHECK(english.finds("pain"));
}

TEST_CASE("The spelling that was not typed is marked in the snippet") {
  Titled archive;
  archive.review("0.md", ReviewBuilder("One").text("Then comes WALL·E and all is well."));
  archive.index();
  const ProgramRun run =
      run_rosebud({"search", "--color", "always", "--", "walle"}, {archive.path(), {}, {}});
  CHECK(run.out.find("\x1b[1;33mWALL·E\x1b[0m") != std::string::npos);
}
