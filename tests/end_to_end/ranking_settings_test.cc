// [synonyms] and [ranking] of rosebud.toml, by what is found and in which order.
#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hh"
#include "support/indexed_archive.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using rosebud::testing::Contains;

namespace {

class Settled : public TempArchive {
 public:
  Settled& settings(const std::string& toml) {
    file("rosebud.toml", toml);
    return *this;
  }
  Settled& add(const std::string& name, const std::string& text) {
    review(name + ".md", ReviewBuilder("On " + name).text(text));
    return *this;
  }
  Settled& index() {
    REQUIRE(run_index(*this, {"--quiet"}).status == 0);
    return *this;
  }

  std::string search(const std::string& query) const {
    return run_search(*this, {"--no-facets", "--color", "always", "--", query}).out;
  }

  // The files found, in order, those with some of the words left aside.
  std::vector<std::string> found(const std::string& query) const {
    const std::string out = run_search(*this, {"--no-facets", "--", query}).out;
    const std::size_t end = out.find("With some of the words");
    std::vector<std::string> names;
    for (std::size_t at = out.find(".md\n"); at < end; at = out.find(".md\n", at + 1)) {
      const std::size_t begin = out.rfind(' ', at) + 1;
      names.push_back(out.substr(begin, at - begin));
    }
    return names;
  }
};

using Names = std::vector<std::string>;

class Films : public Settled {
 public:
  Films() {
    settings(R"(
[synonyms]
groups = [["film noir", "noir"], ["sci-fi", "science fiction"], ["the who", "daltrey"]]
[synonyms.one_way]
cartoon = ["animation"]
)");
    add("alley", "A dark alley and a film noir that knows it, in the harbour.")
        .add("bogart", "Pure noir, from the first cigarette to the harbour.")
        .add("cells", "Animation of the finest kind, drawn by hand.")
        .add("drawn", "A cartoon about the sea.")
        .add("engines", "Science fiction with engines and doubt.")
        .add("fiction", "Is this fiction a science? Nobody who saw the film could say.")
        .add("gadgets", "A scifi with gadgets.")
        .add("hall", "Daltrey sings in the hall.")
        .index();
  }
};

}  // namespace

TEST_CASE("A synonym is found for the word that was typed, below the word itself") {
  const Films archive;
  CHECK(archive.found("cartoon") == Names{"drawn", "cells"});
  CHECK(archive.found("animation") == Names{"cells"});
  CHECK(archive.found("cartoon hand") == Names{"cells"});
  CHECK(archive.found("noir harbour").size() == 2);
}

TEST_CASE("Several words have one synonym, and a synonym of several words is a phrase") {
  const Films archive;
  CHECK(archive.found("film noir") == Names{"alley", "bogart"});
  CHECK(archive.found("sci-fi doubt") == Names{"engines"});
  CHECK(archive.found("scifi").size() == 2);
  const Names science = archive.found("science fiction");
  CHECK(std::count(science.begin(), science.end(), "gadgets") == 1);
  CHECK(std::count(science.begin(), science.end(), "fiction") == 1);
  const Names hyphen = archive.found("sci-fi");
  CHECK(std::count(hyphen.begin(), hyphen.end(), "fiction") == 0);
}

TEST_CASE("A synonym is marked where it was found") {
  const Films archive;
  CHECK_THAT(archive.search("cartoon"), Contains("\x1b[1;33mAnimation\x1b[0m of the finest"));
  CHECK_THAT(archive.search("sci-fi"), Contains("\x1b[1;33mScience\x1b[0m"));
}

TEST_CASE("Quotes, fields and exclusions mean what was typed and no synonym of it") {
  const Films archive;
  CHECK(archive.found("\"cartoon\"") == Names{"drawn"});
  CHECK(archive.found("title:cartoon").empty());
  CHECK(archive.found("drawn -cartoon") == Names{"cells"});
}

TEST_CASE("Words in brackets have synonyms too") {
  const Films archive;
  CHECK(archive.found("(film noir OR gadgets) cigarette") == Names{"bogart"});
  CHECK(archive.found("(cartoon OR gadgets) hand") == Names{"cells"});
}

TEST_CASE("Stop words that have a synonym are words") {
  const Films archive;
  CHECK(archive.found("the who hall") == Names{"hall"});
  CHECK(archive.found("the cartoon") == Names{"drawn", "cells"});
}

TEST_CASE("A word that no article has is not corrected when its synonym is found") {
  Settled archive;
  archive.settings("[synonyms]\ngroups = [[\"giallo\", \"italian thriller\"]]\n");
  archive.add("one", "An Italian thriller with gloves.").add("two", "Gialli and gallo and gialo.").index();
  CHECK(archive.found("giallo") == Names{"one"});
  CHECK(archive.found("giallo gloves") == Names{"one"});
}

TEST_CASE("A phrase stands in for a word that no article has") {
  Settled archive;
  archive.add("one", "The magnetic rose sings an opera.").add("two", "An opera.").index();
  CHECK(archive.found("(xyzzy OR \"magnetic rose\") (opera OR operetta)") == Names{"one"});
}
