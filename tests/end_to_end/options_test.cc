// Options that a command has not, and what is said to do instead.
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

class Shelf : public TempArchive {
 public:
  Shelf() {
    file("rosebud.toml", "[facets.platform]\n[facets.runtime]\nkind = \"number\"\n");
    review("alien.md",
           ReviewBuilder("Alien").raw("genre: horror").raw("platform: Blu-ray").raw("runtime: 117"));
    review("solaris.md", ReviewBuilder("Solaris")
                             .raw("genre: [\"science fiction\"]")
                             .raw("platform: DVD")
                             .raw("runtime: 167"));
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
  }

  // The second line of the error that these arguments are.
  std::string hint(const std::vector<std::string>& arguments) const {
    const ProgramRun run = run_in(*this, arguments);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    const auto line = run.err.find('\n');
    CHECK_THAT(run.err.substr(0, line),
               Contains("has no option " + arguments[1].substr(0, arguments[1].find('='))));
    return line == std::string::npos ? "" : run.err.substr(line + 1);
  }
};

}  // namespace

TEST_CASE("An option that a search has not, but that is a field, says how a field is asked for") {
  const Shelf shelf;
  CHECK(shelf.hint({"search", "--genre", "horror"}) ==
        "genre is a field, which is asked for in the query: genre:horror\n");
  CHECK(shelf.hint({"search", "--genre=horror"}) ==
        "genre is a field, which is asked for in the query: genre:horror\n");
  CHECK_THAT(shelf.hint({"search", "--genre", "science fiction"}),
             Contains(R"(: 'genre:"science fiction"')"));
  CHECK_THAT(shelf.hint({"search", "--genre", R"(the "dark" side)"}),
             Contains(R"(: 'genre:"the dark side"')"));
  CHECK_THAT(shelf.hint({"search", "--rating", ">=80"}), Contains(": 'rating:>=80'\n"));
  CHECK_THAT(shelf.hint({"search", "--date", "2019..2020"}), Contains(": date:2019..2020\n"));
  // Without a value, or with one that the field has none of, an example.
  CHECK_THAT(shelf.hint({"search", "--genre"}), Contains(": genre:WORD\n"));
  CHECK_THAT(shelf.hint({"search", "--rating", "--json"}), Contains(": rating:60..90\n"));
  CHECK_THAT(shelf.hint({"search", "--date", "soon"}), Contains(": date:2020\n"));
  // Of more words than one.
  CHECK_THAT(shelf.hint({"search", "--original-author", "Lem"}),
             Contains("original_author is a field, which is asked for in the query: original_author:Lem\n"));
  CHECK_THAT(shelf.hint({"search", "--Genre", "Horror"}), Contains(": genre:Horror\n"));
}

TEST_CASE("What is said to be asked instead of an option finds what was meant") {
  const Shelf shelf;
  CHECK_THAT(run_search(shelf, {"--no-facets", "genre:\"science fiction\""}).out, Contains("solaris.md"));
  CHECK_THAT(run_search(shelf, {"--no-facets", "platform:Blu-ray"}).out, Contains("alien.md"));
  CHECK_THAT(run_search(shelf, {"--no-facets", "runtime:>=150"}).out, Contains("1 of 2 articles"));
  CHECK(run_in(shelf, {"facets", "genre", "--where", "platform=DVD"}).status == 0);
  CHECK(run_in(shelf, {"facets", "genre", "--query", "title:solaris"}).status == 0);
}

TEST_CASE("The fields that an archive declares are known where an option is not") {
  const Shelf shelf;
  CHECK_THAT(shelf.hint({"search", "--platform", "Blu-ray"}), Contains(": platform:Blu-ray\n"));
  CHECK_THAT(shelf.hint({"search", "--platfrom", "DVD"}), Contains("platform is a field"));
  CHECK_THAT(shelf.hint({"search", "--runtime", ">=150"}), Contains(": 'runtime:>=150'\n"));
  // Of the archive that is asked, wherever it is named.
  const TempArchive other;
  const std::string database = shelf.database().string();
  CHECK_THAT(run_in(other, {"search", "--platform", "DVD", "--db", database}).err, Contains("platform:DVD"));
  CHECK_THAT(run_in(other, {"search", "--db=" + database, "--platform", "DVD"}).err,
             Contains("platform:DVD"));
  CHECK_THAT(run_rosebud({"search", "--platform=DVD"}, {other.path(), {{"ROSEBUD_DB", database}}, {}}).err,
             Contains("platform:DVD"));
  // Without an archive the built-in fields are known.
  CHECK_THAT(run_in(other, {"search", "--genre", "horror"}).err, Contains("genre:horror"));
  CHECK_THAT(run_in(other, {"search", "--platform", "DVD"}).err, !Contains("platform:DVD"));
  CHECK_THAT(run_in(other, {"search", "--genre", "horror", "--db", "nowhere"}).err, Contains("genre:horror"));
}

TEST_CASE("Facets are told to choose values of a field with an option of theirs") {
  const Shelf shelf;
  CHECK(shelf.hint({"facets", "--genre", "science fiction"}) ==
        "genre is a field, which is chosen from with --where 'genre=science fiction'\n");
  CHECK_THAT(shelf.hint({"facets", "--runtime", "90..120"}), Contains("--where runtime=90..120\n"));
  CHECK_THAT(shelf.hint({"facets", "--title", "kon"}),
             Contains("title is a field, which is asked for with --query title:kon\n"));
  // Of a number or a date as --where takes them.
  CHECK_THAT(shelf.hint({"facets", "--rating", ">=80"}), Contains("--where rating=60..90\n"));
}

TEST_CASE("An option that is nearly one that a command has names it") {
  const Shelf shelf;
  CHECK(shelf.hint({"search", "--directr", "Kon"}) ==
        "Did you mean --director? `rosebud search --help` lists what it takes.\n");
  CHECK_THAT(shelf.hint({"search", "--years=1990"}), Contains("Did you mean --year? "));
  CHECK_THAT(shelf.hint({"search", "--no_facets"}), Contains("Did you mean --no-facets? "));
  CHECK_THAT(shelf.hint({"index", "--rebiuld"}), Contains("Did you mean --rebuild? "));
  CHECK_THAT(shelf.hint({"stats", "--svgs", "x.svg"}), Contains("Did you mean --svg? "));
  // A field is no help where none can be asked for.
  CHECK_THAT(shelf.hint({"index", "--genre", "horror"}), !Contains("genre is a field"));
  CHECK(shelf.hint({"stats", "--frobnicate"}) == "`rosebud stats --help` lists what it takes.\n");
  CHECK_THAT(shelf.hint({"search", "--frobnicate"}),
             Contains("put it behind `--`: rosebud search -- --frobnicate"));
}

TEST_CASE("A field that is nearly one that can be chosen from names it") {
  const Shelf shelf;
  CHECK_THAT(run_search(shelf, {"--where", "genres=horror"}).err, Contains("Did you mean genre? "));
  CHECK_THAT(run_search(shelf, {"--not", "platfrom=DVD"}).err, Contains("Did you mean platform? "));
  CHECK_THAT(run_search(shelf, {"--where", "frobnicate=x"}).err, !Contains("Did you mean"));
  // No values are chosen of titles.
  CHECK_THAT(run_search(shelf, {"--where", "title=x"}).err, !Contains("Did you mean title"));
}
