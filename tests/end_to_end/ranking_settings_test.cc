// [synonyms] and [ranking] of rosebud.toml, by what is found and in which order.
#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "searcher/searcher.hh"
#include "store/generation.hh"
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

// The paths found for "dream" on a day.
std::vector<std::string> dreams_on(const TempArchive& archive, std::uint32_t today,
                                   const std::string& typed = "dream") {
  rosebud::SearchRequest request;
  request.text = typed;
  request.today = today;
  rosebud::searcher::Searcher searcher{rosebud::store::DatabaseFolder(archive.database())};
  std::vector<std::string> paths;
  for (const rosebud::Hit& hit : searcher.search(request).hits) paths.push_back(hit.path);
  return paths;
}

// Two reviews that say the same, the older a little more often.
void add_dreams(TempArchive& archive) {
  archive
      .review("often.md", ReviewBuilder("Often")
                              .date("2010-01-01")
                              .raw("rating: 1/10")
                              .text("A dream of a dream, then bread and a dream in the evening."))
      .review("once.md", ReviewBuilder("Once")
                             .date("2019-01-01")
                             .raw("rating: 9/10")
                             .text("A dream of a stair, then bread and butter in the evening."))
      .review("dream.md", ReviewBuilder("Dream")
                              .date("1999-01-01")
                              .raw("rating: 1/10")
                              .text("Nothing is said here of the title or of what it means to us."));
}

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

TEST_CASE("Newer articles rise as far as the archive lets them, and never above a title") {
  Settled archive;
  add_dreams(archive);
  archive.index();
  CHECK(dreams_on(archive, 20200101) == Names{"dream.md", "often.md", "once.md"});
  archive.settings("[ranking]\nrecency = { weight = 1, half_life_days = 200 }\n").index();
  CHECK(dreams_on(archive, 20190301) == Names{"dream.md", "once.md", "often.md"});
  SECTION("and sink again as the days go by") {
    CHECK(dreams_on(archive, 20450101) == Names{"dream.md", "often.md", "once.md"});
  }
}

TEST_CASE("Well rated articles rise as far as the archive lets them") {
  Settled archive;
  add_dreams(archive);
  archive.settings("[ranking]\nrating = 1\n").index();
  CHECK(dreams_on(archive, 0) == Names{"dream.md", "once.md", "often.md"});
}

TEST_CASE("Recency counts from the day it is unless a request says otherwise") {
  Settled archive;
  add_dreams(archive);
  archive.review("ahead.md", ReviewBuilder("Ahead")
                                 .date("2999-01-01")
                                 .text("A dream of a cloud, then bread and jam in the evening."));
  archive.settings("[ranking]\nrecency = { weight = 1, half_life_days = 200 }\n");
  REQUIRE(run_index(archive, {"--quiet", "--future"}).status == 0);
  CHECK(archive.found("dream").at(1) == "ahead");
}
