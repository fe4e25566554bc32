// Synonyms and boosts: what rosebud.toml says of them, what the database keeps, and what a query makes of
// them.
#include "store/search_settings.hh"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/boosts.hh"
#include "catalogue/read_settings.hh"
#include "indexer/index_archive.hh"
#include "searcher/query/synonyms.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using rosebud::searcher::SynonymTable;
using rosebud::testing::Contains;

namespace {

std::string complaint(std::string_view text) {
  try {
    parse_settings(text);
  } catch (const Error& error) {
    return std::string(error.message()) + " | " + std::string(error.hint());
  }
  return {};
}

Synonyms synonyms_in(std::string_view text) {
  return parse_settings("[synonyms]\n" + std::string(text)).synonyms;
}

// "film noir: noir; hard boiled" for each match in what is typed.
std::vector<std::string> found(const Synonyms& rules, std::string_view typed) {
  const std::vector<QueryToken> tokens = query_tokens(typed);
  std::vector<std::string> all;
  for (const auto& match : SynonymTable(rules).find(tokens)) {
    std::string line;
    for (std::size_t i = match.first; i < match.first + match.count; ++i) {
      line += (line.empty() ? "" : " ") + tokens[i].text;
    }
    line += ":";
    for (const auto& other : match.others) {
      for (const QueryToken& token : other) line += " " + token.text;
      line += ";";
    }
    all.push_back(line);
  }
  return all;
}

using Lines = std::vector<std::string>;

const Synonyms& rules() {
  static const Synonyms all = synonyms_in(R"(
groups = [["film noir", "noir"], ["sci-fi", "science fiction", "SF"], ["œuvre", "body of work"]]
[synonyms.one_way]
anime = "animation"
"film noir" = ["hard-boiled"]
)");
  return all;
}

struct IndexRun {
  std::size_t changed{};
  store::Stamp stamp;
};

IndexRun index(const TempArchive& archive) {
  indexer::IndexOptions options;
  options.archive = archive.path();
  options.threads = 1;
  const auto report = indexer::index_archive(options);
  return {report.added + report.changed, store::Reader(store::DatabaseFolder(archive.database())).stamp()};
}

}  // namespace

TEST_CASE("Each word of a group of synonyms finds the others, those of one way only theirs") {
  CHECK(rules().size() == 8);
  CHECK(found(rules(), "noir") == Lines{"noir: film noir;"});
  CHECK(found(rules(), "SF") == Lines{"sf: sci fi; science fiction;"});
  CHECK(found(rules(), "anime") == Lines{"anime: animation;"});
  CHECK(found(rules(), "animation").empty());
  CHECK(found(rules(), "hard boiled").empty());
  CHECK(found(rules(), "Film NOIR") == Lines{"film noir: noir; hard boiled;"});
}

TEST_CASE(
    "Synonyms of several words are found where they are typed one behind the other, the longest first") {
  CHECK(found(rules(), "japanese science fiction anime") ==
        Lines{"science fiction: sci fi; sf;", "anime: animation;"});
  CHECK(found(rules(), "science of fiction").empty());
  // "film noir" is one match, not two.
  CHECK(found(rules(), "film noir") == Lines{"film noir: noir; hard boiled;"});
  CHECK(found(rules(), "noir film") == Lines{"noir: film noir;"});
  CHECK(found(rules(), "").empty());
  CHECK(found({}, "noir").empty());
}

TEST_CASE("A synonym is met however its words are written") {
  for (const char* typed : {"sci-fi", "scifi", "sci fi", "Sci-Fi"}) {
    CAPTURE(typed);
    const Lines lines = found(rules(), typed);
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines.front(), Contains("science fiction; sf;"));
  }
  CHECK(found(rules(), "oeuvre") == Lines{"oeuvre: body of work;"});
}

TEST_CASE("What is wrong with synonyms is said with its line") {
  CHECK_THAT(complaint("[synonyms]\ngroups = [[\"noir\"]]"),
             Contains("rosebud.toml:2") && Contains("two words or more"));
  CHECK_THAT(complaint("[synonyms]\ngroups = [\"noir\", \"film\"]"), Contains("list of lists"));
  CHECK_THAT(complaint("[synonyms]\ngroups = [[\"noir\", \"...\"]]"), Contains("\"...\" has no word"));
  CHECK_THAT(complaint("[synonyms.one_way]\nnoir = \"Noir!\""), Contains("the same words"));
  CHECK_THAT(complaint("[synonyms]\ngruops = []"), Contains("Is \"groups\" meant?"));
  CHECK_THAT(complaint("synonyms = [[\"a\", \"b\"]]"), Contains("is a section"));
}

TEST_CASE("Boosts are read, and are off unless they are asked for") {
  CHECK(!parse_settings("").boosts.any());
  const Boosts boosts =
      parse_settings("[ranking]\nrecency = { weight = 0.5, half_life_days = 365 }\nrating = 0.2\n").boosts;
  CHECK(boosts == Boosts{0.5, 365, 0.2});
  CHECK(parse_settings("[ranking]\nrecency = { weight = 1 }\n").boosts == Boosts{1, 1000, 0});
  CHECK_THAT(complaint("[ranking]\nrating = 2"), Contains("rosebud.toml:2") && Contains("from 0 to 1"));
  CHECK_THAT(complaint("[ranking]\nrating = \"high\""), Contains("is a number"));
  CHECK_THAT(complaint("[ranking]\nrating = nan"), Contains("from 0 to 1"));
  CHECK_THAT(complaint("[ranking]\nrecency = 0.5"), Contains("is a section"));
  CHECK_THAT(complaint("[ranking.recency]\nhalf_life_days = 0"), Contains("number of days"));
  CHECK_THAT(complaint("[ranking.recency]\nhalf_life = 5"), Contains("Is \"half_life_days\" meant?"));
}

TEST_CASE("Newer and better articles gain by what the archive says, and none loses") {
  const Boosts recency{0.5, 365, 0};
  const auto gain = [](const Boosts& boosts, const Standing& article) {
    return boost(boosts, article, 20240601) - 1;
  };
  CHECK(gain(recency, {20240601}) == about(0.5));
  CHECK(gain(recency, {20230602}) == about(0.25));
  CHECK(gain(recency, {20220602}) == about(0.125));
  CHECK(gain(recency, {20300101}) == about(0.5));
  CHECK(gain(recency, {0}) == 0);
  CHECK(gain(recency, {19410501, 100}) < 1e-9);
  const Boosts rating{0, 1000, 0.2};
  CHECK(gain(rating, {20240601, 100}) == about(0.2));
  CHECK(gain(rating, {0, 50}) == about(0.1));
  CHECK(gain(rating, {0, 0}) == 0);
  CHECK(gain(rating, {0, no_rating}) == 0);
  CHECK(gain({0.5, 365, 0.2}, {20240601, 100}) == about(0.7));
  CHECK(boost({}, {20240601, 100}, 20240601) == 1);
}

TEST_CASE("A database keeps synonyms and boosts as they were given") {
  CHECK(store::decode_synonyms(store::encode_synonyms(rules())) == rules());
  CHECK(store::encode_synonyms({}).empty());
  const std::string encoded = store::encode_synonyms(rules());
  for (std::size_t cut = 0; cut < encoded.size(); ++cut) {
    CHECK(store::decode_synonyms(std::string_view(encoded).substr(0, cut)).size() <= rules().size());
  }
  const Boosts boosts{0.1, 365.25, 1.0 / 3};
  CHECK(store::decode_boosts(store::encode_boosts(boosts)) == boosts);
  for (const char* wrong :
       {"", "1", "0.5 365", "0.5 0 0", "9 365 0", "0.5 365 0.1 7", "x y z", "nan 365 0"}) {
    CAPTURE(wrong);
    CHECK(!store::decode_boosts(wrong).any());
  }
}

TEST_CASE("Changed synonyms and boosts reach the database without an article being read again") {
  TempArchive archive;
  archive.file("rosebud.toml", "[synonyms]\ngroups = [[\"noir\", \"film noir\"]]\n")
      .review("a.md", ReviewBuilder("A quay"))
      .review("b.md", ReviewBuilder("Noon"));
  const IndexRun first = index(archive);
  CHECK(first.changed == 2);
  CHECK(first.stamp.synonyms.size() == 2);
  CHECK(!first.stamp.boosts.any());
  archive.file("rosebud.toml",
               "# other words\n[synonyms.one_way]\nanime = \"animation\"\n[ranking]\nrating = 0.2\n");
  const IndexRun second = index(archive);
  CHECK(second.changed == 0);
  CHECK(second.stamp.synonyms == Synonyms{{"anime", {"animation"}}});
  CHECK(second.stamp.boosts.rating == 0.2);
  archive.file("rosebud.toml", "language = \"fr\"\n");
  const IndexRun third = index(archive);
  CHECK(third.changed == 2);
  CHECK(third.stamp.synonyms.empty());
  CHECK(!third.stamp.boosts.any());
}
