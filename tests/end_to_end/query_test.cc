// The query language and the order of its answers, as typed at the command line.
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

class Shelf : public TempArchive {
 public:
  Shelf() {
    add("thing.md", ReviewBuilder("The Thing").director("John Carpenter").year(1982).date("2019-05-01"),
        "A creature in the ice takes the shape of those it meets.");
    add("another-world.md",
        ReviewBuilder("The Thing from Another World").director("Christian Nyby").year(1951),
        "The thing, the thing, and again the thing: it thaws.");
    add("night.md", ReviewBuilder("A Night in Casablanca").director("Archie Mayo").year(1946),
        "Casablanca again, and Casablanca once more, in Casablanca.");
    add("casablanca.md", ReviewBuilder("Casablanca").director("Michael Curtiz").year(1942),
        "A cafe and two letters.");
    add("prestige.md", ReviewBuilder("The Prestige").director("Christopher Nolan").year(2006),
        "Nolan would have us watch closely; John Carpenter would have cut it.");
    add("star.md", ReviewBuilder("Star Wars").director("George Lucas").year(1977),
        "A farm boy looks at two suns.");
    add("godzilla.md", ReviewBuilder("Godzilla").director("Ishiro Honda").year(1954),
        "A city wades out of the sea.");
    REQUIRE(run_rosebud({"index", path().string(), "--quiet"}).status == 0);
  }

  // The files found, in order.
  std::vector<std::string> found(const std::string& query) const {
    const std::string out = search(query).out;
    std::vector<std::string> names;
    for (std::size_t at = out.find(".md\n"); at != std::string::npos; at = out.find(".md\n", at + 1)) {
      const std::size_t begin = out.rfind(' ', at) + 1;
      names.push_back(out.substr(begin, at - begin));
    }
    return names;
  }

  std::string first(const std::string& query) const {
    const auto names = found(query);
    return names.empty() ? "" : names.front();
  }

  ProgramRun search(const std::string& query) const {
    return run_rosebud({"search", "--no-facets", "--", query}, {path(), {}, {}});
  }

 private:
  void add(const std::string& name, ReviewBuilder review, const std::string& text) {
    this->review(name, review.text(text));
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("The title as typed is the first hit, before those that say it more often") {
  const Shelf shelf;
  CHECK(shelf.first("casablanca") == "casablanca");
  CHECK(shelf.first("the thing") == "thing");
  CHECK(shelf.first("thing") == "thing");
  CHECK(shelf.first("thing from another world") == "another-world");
}

TEST_CASE("A person typed bare comes with their own films before those that mention them") {
  const Shelf shelf;
  CHECK(shelf.found("john carpenter") == Names{"thing", "prestige"});
}

TEST_CASE("Stop words do not decide what is found unless they are all there is") {
  const Shelf shelf;
  CHECK(shelf.found("a creature and the ice") == Names{"thing"});
  CHECK(shelf.found("the").size() == 4);
}

TEST_CASE("A phrase is found as it stands, stop words and endings kept") {
  const Shelf shelf;
  CHECK(shelf.found("\"in the ice\"") == Names{"thing"});
  CHECK(shelf.found("\"two letter\"").empty());
  CHECK(shelf.found("\"letters two\"").empty());
  CHECK(shelf.found("\"letters cafe\"~3") == Names{"casablanca"});
  CHECK(shelf.found("\"letters cafe\"~2").empty());
}

TEST_CASE("A field, an exclusion, a range and a group limit what is found") {
  const Shelf shelf;
  CHECK(shelf.found("director:carpenter") == Names{"thing"});
  CHECK(shelf.found("carpenter -director:carpenter") == Names{"prestige"});
  CHECK(shelf.found("title:\"another world\"") == Names{"another-world"});
  CHECK(shelf.found("casablanca year:<1945") == Names{"casablanca"});
  CHECK(shelf.found("date:2019") == Names{"thing"});
  CHECK(shelf.found("(suns OR letters) -wars") == Names{"casablanca"});
  CHECK(shelf.found("year:1950s").size() == 2);
  CHECK(shelf.found("carp*") == Names{"thing", "prestige"});
  CHECK(shelf.found("title:casa*").size() == 2);
}

TEST_CASE("A word that no article has is corrected, and the answer says so") {
  const Shelf shelf;
  CHECK(shelf.first("casblanca") == "casablanca");
  CHECK(shelf.first("kasablanca") == "casablanca");
  CHECK_THAT(shelf.search("casblanca").out, Contains("for casablanca; none has all of casblanca"));
  CHECK(shelf.first("starwars") == "star");
  CHECK(shelf.first("god zilla") == "godzilla");
  CHECK(shelf.found("sun1") == Names{});
}

TEST_CASE("Articles with some of the words stand apart below those with all, and are not counted") {
  const Shelf shelf;
  const ProgramRun run = shelf.search("casablanca letters");
  CHECK_THAT(run.out, Contains("1 of 7 articles") && Contains("With some of the words, not counted"));
  CHECK(shelf.found("casablanca letters") == Names{"casablanca", "night"});
}

TEST_CASE("Of equally good articles the newest comes first") {
  TempArchive archive;
  archive.review("a.md", ReviewBuilder("One").date("2001-01-01").text("A lantern."));
  archive.review("b.md", ReviewBuilder("Two").date("2003-01-01").text("A lantern."));
  archive.review("c.md", ReviewBuilder("Six").date("2002-01-01").text("A lantern."));
  REQUIRE(run_rosebud({"index", archive.path().string(), "--quiet"}).status == 0);
  const std::string out = run_rosebud({"search", "lantern"}, {archive.path(), {}, {}}).out;
  CHECK(out.find("b.md") < out.find("c.md"));
  CHECK(out.find("c.md") < out.find("a.md"));
}

TEST_CASE("What begins like a prefix is marked in a snippet") {
  const Shelf shelf;
  const std::string out =
      run_rosebud({"search", "--no-facets", "--color", "always", "crea*"}, {shelf.path(), {}, {}}).out;
  CHECK_THAT(out, Contains("\x1b[1;33mcreature\x1b[0m"));
}
