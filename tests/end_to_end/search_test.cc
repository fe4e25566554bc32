#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;
namespace fs = std::filesystem;

namespace {

class IndexedArchive : public TempArchive {
 public:
  void index() const { REQUIRE(run_rosebud({"index", path().string(), "--quiet"}).status == 0); }
  ProgramRun search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "search");
    return run_rosebud(arguments, {path(), {}, {}});
  }
};

class Films : public IndexedArchive {
 public:
  Films() {
    review("perfect-blue.md", ReviewBuilder("Perfect Blue")
                                  .director("Satoshi Kon")
                                  .writer("Sadayuki Murai")
                                  .year(1997)
                                  .date("2020-01-01")
                                  .raw("rating: 9/10")
                                  .text("An idol loses hold of herself."));
    review("paprika.md", ReviewBuilder("Paprika")
                             .director("Satoshi Kon")
                             .writer("Satoshi Kon")
                             .writer("Seishi Minakami")
                             .year(2006)
                             .date("2021-01-01")
                             .raw("rating: 8/10")
                             .text("Dreams invade the waking city."));
    review("robot-carnival.md", ReviewBuilder("Robot Carnival")
                                    .director("Katsuhiro Otomo")
                                    .director("Koji Morimoto")
                                    .year(1987)
                                    .date("2022-01-01")
                                    .text("Nine films about machines that dream."));
    review("amelie.md", ReviewBuilder("Le Fabuleux Destin d'Amélie Poulain")
                            .director("Jean-Pierre Jeunet")
                            .year(2001)
                            .raw("lang: fr")
                            .raw("rating: 7/10")
                            .text("Montmartre rêvé."));
    file("dump.txt", "Mononoke\n\nHayao MIYAZAKI made 千と千尋の神隠し later.\n");
    index();
  }
};

std::size_t position(const std::string& text, const std::string& part) {
  return text.find(part);
}

}  // namespace

TEST_CASE("A hit shows title, year, director, path and a marked snippet") {
  const Films films;
  const ProgramRun run = films.search({"waking", "--color", "always"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out,
             Contains("Paprika") && Contains("(2006)") && Contains("Satoshi Kon") && Contains("paprika.md"));
  CHECK_THAT(run.out, Contains("\x1b[1;33mwaking\x1b[0m"));
}

TEST_CASE("Words are found in their other forms, names only as they are") {
  const Films films;
  CHECK_THAT(films.search({"dreaming"}).out, Contains("Paprika") && Contains("Robot Carnival"));
  CHECK_THAT(films.search({"otomos"}).out, Contains("for otomo; none has all of otomos"));
}

TEST_CASE("Accents and case are typed as one likes") {
  const Films films;
  for (const char* typed : {"amelie", "AMÉLIE", "Amélie", "ame\u0301lie"}) {
    CAPTURE(typed);
    CHECK_THAT(films.search({typed}).out, Contains("amelie.md"));
  }
  CHECK_THAT(films.search({"miyazaki"}).out, Contains("dump.txt"));
  CHECK_THAT(films.search({"reve"}).out, Contains("amelie.md"));
}

TEST_CASE("Japanese is found by any part of a title and not without its marks") {
  const Films films;
  for (const char* typed : {"千と千尋の神隠し", "神隠し", "千尋", "尋"}) {
    CAPTURE(typed);
    CHECK_THAT(films.search({typed}).out, Contains("dump.txt"));
  }
  CHECK(films.search({"神かくし"}).status == 1);
}

TEST_CASE("A word in the title counts more than one in the text") {
  IndexedArchive archive;
  archive.review("a.md", ReviewBuilder("Other").text("Vertigo, vertigo, vertigo: a word for dizziness."));
  archive.review(
      "b.md", ReviewBuilder("Vertigo").text("A detective follows a woman through the city and loses her."));
  archive.index();
  const std::string out = archive.search({"vertigo"}).out;
  CHECK(position(out, "b.md") < position(out, "a.md"));
}

TEST_CASE("All words must stand in an article, and when none has all, some do and it is said") {
  const Films films;
  CHECK_THAT(films.search({"dreams", "city"}).out, Contains("1 of 5 articles"));
  const ProgramRun some = films.search({"dreams", "zeppelin"});
  CHECK(some.status == 0);
  CHECK_THAT(some.out, Contains("with some of the words") && Contains("Paprika"));
}

TEST_CASE("An article with two directors counts for both") {
  const Films films;
  const ProgramRun run = films.search({"--facets", "director"});
  CHECK_THAT(run.out, Contains("Satoshi Kon         2") && Contains("Katsuhiro Otomo     1") &&
                          Contains("Koji Morimoto       1"));
}

TEST_CASE("Several values of one field mean any, different fields mean all") {
  const Films films;
  CHECK_THAT(films.search({"--director", "Satoshi Kon", "--director", "Koji Morimoto"}).out,
             Contains("3 of 5"));
  CHECK_THAT(films.search({"--director", "Satoshi Kon", "--writer", "Seishi Minakami"}).out,
             Contains("1 of 5"));
  CHECK_THAT(films.search({"--year", "1997", "--year", "2000..2010"}).out, Contains("3 of 5"));
  CHECK_THAT(films.search({"--year", "..1990"}).out, Contains("1 of 5"));
}

TEST_CASE("A chosen value's own field is counted without the choice, other fields with it") {
  const Films films;
  const std::string out = films.search({"--director", "satoshi kon"}).out;
  CHECK_THAT(out, Contains("✓ Satoshi Kon         2"));
  CHECK_THAT(out, Contains("Katsuhiro Otomo     1"));
  CHECK_THAT(out, Contains("Seishi Minakami  1"));
}

TEST_CASE("A chosen value is listed however rare it is") {
  IndexedArchive archive;
  for (int i = 0; i < 30; ++i) {
    archive.review(std::to_string(i) + ".md", ReviewBuilder("T").director("Common " + std::to_string(i / 2)));
  }
  archive.review("rare.md", ReviewBuilder("T").director("Zoe Rare"));
  archive.index();
  CHECK_THAT(archive.search({"--director", "Zoe Rare"}).out, Contains("✓ Zoe Rare"));
  CHECK(archive.search({"--no-facets"}).out.find("Zoe Rare\n  ") == std::string::npos);
}

TEST_CASE("Without a total the best hits are shown, and no number is made up") {
  const Films films;
  const ProgramRun best = films.search({"--no-total", "--limit", "1", "satoshi", "OR", "dream"});
  CHECK(best.status == 0);
  CHECK_THAT(best.out, Contains("The best of 5 articles  (page 1)\n") && !Contains("Director"));
  CHECK_THAT(films.search({"--no-total", "--limit", "2", "--page", "2"}).out,
             Contains("2 more of 5 articles  (page 2)\n"));
  // All that there is was seen.
  CHECK_THAT(films.search({"--no-total", "paprika"}).out, Contains("1 of 5 articles\n"));
  CHECK(films.search({"--no-total", "xyzzy"}).status == 1);
  CHECK_THAT(films.search({"--no-total", "--facets", "director"}).out, Contains("Director"));
  CHECK_THAT(films.search({"--no-total", "--json", "--limit", "1"}).out,
             Contains(R"("total":null,"at_least":2,)"));
}

TEST_CASE("A director is typed in any case and without accents") {
  IndexedArchive archive;
  archive.review("a.md", ReviewBuilder("A").director("Víctor Erice"));
  archive.index();
  CHECK_THAT(archive.search({"--director", "victor ERICE"}).out, Contains("1 article"));
}

TEST_CASE("A value nobody has is named") {
  const Films films;
  const ProgramRun run = films.search({"--director", "Nobody Atall"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("no article has the director \"Nobody Atall\""));
}

TEST_CASE("A surname is taken for the one person it can mean, and several are named") {
  const Films films;
  const ProgramRun one = films.search({"--director", "kon"});
  CHECK(one.status == 0);
  CHECK_THAT(one.out, Contains("2 of 5 articles") && Contains("✓ Satoshi Kon"));
  CHECK_THAT(one.err, Contains("\"kon\" was taken for the director Satoshi Kon"));
  CHECK_THAT(films.search({"--director", "Kon Satoshi"}).out, Contains("2 of 5 articles"));
  IndexedArchive archive;
  archive.review("a.md", ReviewBuilder("A").director("Joel Coen").director("Ethan Coen"));
  archive.index();
  const ProgramRun several = archive.search({"--director", "coen"});
  CHECK(several.status == 1);
  CHECK_THAT(several.err, Contains("did you mean") && Contains("Joel Coen") && Contains("Ethan Coen"));
}

TEST_CASE("Without words the archive is listed by date, the newest first, undated last") {
  const Films films;
  const std::string out = films.search({}).out;
  CHECK_THAT(out, Contains("5 articles"));
  CHECK(position(out, "robot-carnival.md") < position(out, "paprika.md"));
  CHECK(position(out, "paprika.md") < position(out, "perfect-blue.md"));
  CHECK(position(out, "perfect-blue.md") < position(out, "dump.txt"));
}

TEST_CASE("Every order puts articles without the value last and drops none") {
  const Films films;
  const std::string by_rating = films.search({"--sort", "rating"}).out;
  CHECK(position(by_rating, "perfect-blue.md") < position(by_rating, "paprika.md"));
  CHECK(position(by_rating, "paprika.md") < position(by_rating, "amelie.md"));
  CHECK(position(by_rating, "amelie.md") < position(by_rating, "dump.txt"));
  const std::string by_year = films.search({"--sort", "year"}).out;
  CHECK(position(by_year, "paprika.md") < position(by_year, "robot-carnival.md"));
  CHECK(position(by_year, "robot-carnival.md") < position(by_year, "dump.txt"));
  const std::string by_title = films.search({"--sort", "title"}).out;
  CHECK(position(by_title, "amelie.md") < position(by_title, "dump.txt"));
  CHECK(position(by_title, "dump.txt") < position(by_title, "paprika.md"));
}

TEST_CASE("Pages follow one another without gap or repeat, and beyond the last there is nothing") {
  const Films films;
  CHECK_THAT(films.search({"--limit", "2", "--page", "2"}).out, Contains("page 2 of 3") && Contains(" 3  "));
  const ProgramRun beyond = films.search({"--limit", "2", "--page", "9"});
  CHECK(beyond.status == 0);
  CHECK_THAT(beyond.out, Contains("5 articles"));
}

TEST_CASE("Whatever is typed is answered, never an error") {
  const Films films;
  for (const char* typed : {"AND",
                            "foo AND",
                            "NOT foo",
                            "a XOR",
                            "year:abc..",
                            "year:1990",
                            "abc..1998",
                            "(",
                            "*",
                            "+",
                            "(run",
                            "\"run",
                            "director:",
                            "director:\"satoshi",
                            "x OR",
                            "~",
                            "::",
                            "{[<",
                            "100 % Arabica",
                            "Energy & security",
                            "\\",
                            "'",
                            "\xff\xfe",
                            "\u202E",
                            "𝔄",
                            "🎬"}) {
    CAPTURE(typed);
    const ProgramRun run = films.search({"--", typed});
    CHECK((run.status == 0 || run.status == 1));
    CHECK(run.err.find("rosebud: ") == std::string::npos);
  }
}

TEST_CASE("What could not be used of a query is said in a notice") {
  const Films films;
  CHECK_THAT(films.search({"!!!"}).err, Contains("no word in the query"));
  CHECK(films.search({"!!!"}).status == 1);
  CHECK_THAT(films.search({"dreams AND"}).err, Contains("AND"));
  CHECK_THAT(films.search({"year:abc.."}).err, Contains("year"));
  CHECK_THAT(films.search({std::string(5000, 'x')}).err, Contains("only the first"));
}

TEST_CASE("A word that begins with a dash goes inside quotes or behind two, and the error says so") {
  const Films films;
  const ProgramRun wrong = films.search({"-dreams"});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, Contains("-- "));
  CHECK(films.search({"--", "-dreams"}).status == 0);
  CHECK(films.search({"-paprika films"}).status == 0);
  CHECK(films.search({"--directr", "x"}).status == 2);
}

TEST_CASE("Options are not guessed from abbreviations") {
  const Films films;
  CHECK(films.search({"--dir", "x"}).status == 2);
  CHECK(films.search({"--lim", "3"}).status == 2);
}

TEST_CASE("Values that cannot be are errors that say what can") {
  const Films films;
  CHECK_THAT(films.search({"--year", "abc.."}).err, Contains("1990..1999"));
  CHECK_THAT(films.search({"--sort", "size"}).err, Contains("relevance"));
  CHECK_THAT(films.search({"--limit", "0"}).err, Contains("from 1 to 100"));
  CHECK_THAT(films.search({"--facets", "colour"}).err, Contains("colour"));
  CHECK_THAT(films.search({"--color", "maybe"}).err, Contains("never"));
}

TEST_CASE("Control characters of articles and file names never reach the terminal") {
  IndexedArchive archive;
  archive.file("evil\x1b]0;owned\a.md",
               "# Title \x1b[2J\n\nText with \x1b[31mcolour\x1b[0m and \xc2\x9b"
               "31m.\n");
  archive.index();
  const std::string out = archive.search({"title"}).out;
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find('\a') == std::string::npos);
  CHECK(out.find("\xc2\x9b") == std::string::npos);
}

TEST_CASE("A reader who leaves early is no error") {
  const Films films;
  BackgroundProgram run({"search"}, {films.path(), {}, {}});
  const ProgramRun ended = run.wait();
  CHECK(ended.status == 0);
  // The shell's `| true` closes the pipe before anything is written.
  const std::string command = "cd '" + films.path().string() + "' && { '" +
                              std::string(ROSEBUD_PROGRAM_PATH) + "' search; echo $? > status; } | true";
  CHECK(std::system(command.c_str()) == 0);
  for (int i = 0; i < 200 && !fs::exists(films.path() / "status"); ++i) ::usleep(10'000);
  CHECK(read_file(films.path() / "status") == "0\n");
}

TEST_CASE("Colours are only used where they are wanted") {
  const Films films;
  CHECK(films.search({"dreams"}).out.find('\x1b') == std::string::npos);
  CHECK(films.search({"dreams", "--color", "never"}).out.find('\x1b') == std::string::npos);
  CHECK(films.search({"dreams", "--color", "always"}).out.find('\x1b') != std::string::npos);
}

TEST_CASE("The two halves answer to their own names") {
  const Films films;
  const fs::path build = fs::path(ROSEBUD_PROGRAM_PATH).parent_path();
  CHECK_THAT(run_rosebud({"dreams"}, {films.path(), {}, build / "rosebud-search"}).out, Contains("Paprika"));
  CHECK_THAT(run_rosebud({films.path().string()}, {films.path(), {}, build / "rosebud-index"}).out,
             Contains("unchanged"));
}

TEST_CASE("A program file of another name is rosebud all the same") {
  const Films films;
  for (const char* name : {"rosebud-1m", "rosebud-stats", "rosebud-", "flower"}) {
    CAPTURE(name);
    const fs::path program = films.path() / name;
    fs::create_symlink(ROSEBUD_PROGRAM_PATH, program);
    CHECK(run_rosebud({"--version"}, {films.path(), {}, program}).out == "rosebud " ROSEBUD_VERSION "\n");
    CHECK_THAT(run_rosebud({"search", "dreams"}, {films.path(), {}, program}).out, Contains("Paprika"));
    CHECK_THAT(run_rosebud({}, {films.path(), {}, program}).err, Contains("no command was given"));
  }
}

TEST_CASE("Help and version are printed for every command") {
  CHECK(run_rosebud({"--version"}).out == "rosebud " ROSEBUD_VERSION "\n");
  for (const char* command : {"index", "search", "serve", "fields"}) {
    const ProgramRun run = run_rosebud({command, "--help"});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("Usage: rosebud " + std::string(command)) && Contains("--help"));
    CHECK(run_rosebud({"help", command}).out == run.out);
  }
  CHECK(run_rosebud({}).status == 2);
  CHECK(run_rosebud({"serach"}).status == 2);
}

TEST_CASE("docs/schema.md holds the tables of the field table") {
  const std::string schema = read_file(fs::path(ROSEBUD_SOURCE_DIR) / "docs/schema.md");
  CHECK_THAT(schema, Contains(run_rosebud({"fields", "--markdown"}).out));
}

TEST_CASE("serve says where it serves, answers there and ends cleanly on SIGTERM") {
  const Films films;
  BackgroundProgram serve({"serve", "--listen", "127.0.0.1:0"}, {films.path(), {}, {}});
  const std::string said = serve.read_until("\n");
  CHECK_THAT(said, Contains("http://127.0.0.1:") && Contains("Ctrl-C"));
  serve.signal(SIGTERM);
  const ProgramRun ended = serve.wait();
  CHECK(ended.status == 0);
  CHECK(ended.err.empty());
}

TEST_CASE("serve refuses an address in use and a missing database before it serves") {
  const Films films;
  BackgroundProgram first({"serve", "--listen", "127.0.0.1:0"}, {films.path(), {}, {}});
  const std::string said = first.read_until("\n");
  const auto colon = said.rfind("127.0.0.1:");
  REQUIRE(colon != std::string::npos);
  const std::string address = said.substr(colon, said.find('/', colon) - colon);
  const ProgramRun second = run_rosebud({"serve", "--listen", address}, {films.path(), {}, {}});
  CHECK(second.status == 2);
  CHECK_THAT(second.err, Contains("in use"));
  TempFolder empty;
  CHECK(run_rosebud({"serve", "--listen", "127.0.0.1:0"}, {empty.path(), {}, {}}).status == 2);
}

TEST_CASE("Words that stand together beat the same words far apart") {
  IndexedArchive archive;
  const std::string between = " one two three four five six seven eight nine ten eleven twelve thirteen ";
  // All are as long and have each word once: without nearness the newest would come first.
  archive
      .review("apart.md",
              ReviewBuilder("Apart").date("2022-01-01").text("Satoshi paints." + between + "Then Kon sings."))
      .review(
          "turned.md",
          ReviewBuilder("Turned").date("2021-01-01").text("People remember Kon, Satoshi." + between + "End."))
      .review("together.md", ReviewBuilder("Together")
                                 .date("2020-01-01")
                                 .text("People remember Satoshi Kon." + between + "End."))
      .review("other.md", ReviewBuilder("Other").text("Nothing of the kind happens here."));
  archive.index();

  const std::string out = archive.search({"satoshi kon"}).out;
  CHECK(position(out, "together.md") < position(out, "turned.md"));
  CHECK(position(out, "turned.md") < position(out, "apart.md"));

  // What a page shows does not depend on where pages end.
  CHECK_THAT(archive.search({"satoshi kon", "--limit", "1"}).out, Contains("together.md"));
  CHECK_THAT(archive.search({"satoshi kon", "--limit", "1", "--page", "2"}).out, Contains("turned.md"));
  CHECK_THAT(archive.search({"satoshi kon", "--limit", "1", "--page", "3"}).out, Contains("apart.md"));
}
