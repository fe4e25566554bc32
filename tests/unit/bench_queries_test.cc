// What times queries: its list, and the engines that it asks.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bench/article.hh"
#include "bench/cpu_time.hh"
#include "bench/evaluation/rosebud_ranker.hh"
#include "bench/postings/asking.hh"
#include "bench/postings/build.hh"
#include "bench/postings/questions.hh"
#include "bench/query/apart.hh"
#include "bench/query/listed_query.hh"
#include "bench/query/page_cache.hh"
#include "bench/query/read_archive.hh"
#include "bench/query/rosebud_engine.hh"
#include "bench/query/sqlite_engine.hh"
#include "bench/query/timing.hh"
#include "bench/query/xapian_engine.hh"
#include "catalogue/error.hh"
#include "support/catch.hh"
#include "support/temp_archive.hh"

namespace {

using namespace rosebud::bench;
using rosebud::FieldId;
using rosebud::NumberRange;
using rosebud::testing::ReviewBuilder;
using rosebud::testing::TempArchive;
using rosebud::testing::TempFolder;

const std::vector<ListedQuery>& list() {
  static const std::vector<ListedQuery> queries = listed_queries();
  return queries;
}

ReviewBuilder review(const std::string& title, const std::string& director, int year) {
  return ReviewBuilder(title).director(director).year(year).date("2010-01-01");
}

void write_three(TempArchive& archive) {
  archive.review("a.md", review("First", "Ada Baker", 1990).text("The harbor in the fog is seen from afar."));
  archive.review("b.md", review("Second", "Ada Baker", 2001).text("Fog, and no harbor. In the end: rain."));
  archive.review("c.md", review("Third", "Bo Lind", 2010).text("A harbour without a story in the rain."));
}

// Queries of every kind with the number of articles of write_three() that they find.
std::vector<std::pair<ListedQuery, std::size_t>> answered() {
  using enum Wanted;
  return {
      {{.group = "", .wanted = everything}, 3},
      {{.group = "", .wanted = everything, .years = NumberRange{1995, 2005}}, 1},
      {{.group = "", .wanted = everything, .years = NumberRange{std::nullopt, 2005}}, 2},
      {{.group = "", .wanted = everything, .years = NumberRange{2001, std::nullopt}}, 2},
      {{.group = "", .wanted = all, .words = {"fog"}}, 2},
      {{.group = "", .wanted = all, .words = {"fog", "rain"}}, 1},
      {{.group = "", .wanted = any, .words = {"fog", "story"}}, 3},
      {{.group = "", .wanted = phrase, .words = {"in", "the", "fog"}}, 1},
      {{.group = "", .wanted = phrase, .words = {"in", "the"}}, 3},
      {{.group = "", .wanted = prefix, .words = {"harb"}}, 3},
      {{.group = "", .wanted = all, .words = {"rain"}, .chosen = {{FieldId::director, "Bo Lind"}}}, 1},
      {{.group = "",
        .wanted = all,
        .words = {"rain"},
        .chosen = {{FieldId::director, "Bo Lind"}, {FieldId::director, "Ada Baker"}}},
       2},
      {{.group = "",
        .wanted = all,
        .words = {"rain"},
        .years = NumberRange{2005, 2015},
        .chosen = {{FieldId::director, "Ada Baker"}, {FieldId::director, "Bo Lind"}}},
       1},
  };
}

void check_answers(const EngineMaker& maker) {
  const auto engine = maker();
  for (const auto& [query, matches] : answered()) {
    INFO(typed(query));
    CHECK(engine->ask(query, Extent::facets, 0) == matches);
    CHECK(engine->ask(query, Extent::snippets, 1) == matches);
  }
}

}  // namespace

TEST_CASE("The list has at least 200 queries, the same each time") {
  CHECK(list().size() >= 200);
  const std::vector<ListedQuery> again = listed_queries();
  REQUIRE(again.size() == list().size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    CHECK(typed(again[i]) == typed(list()[i]));
    CHECK(again[i].chosen == list()[i].chosen);
  }
}

TEST_CASE("The list has queries of every kind and refinements of every facet") {
  std::map<Wanted, int> kinds;
  std::set<FieldId> fields;
  int years = 0;
  int two_directors = 0;
  for (const ListedQuery& query : list()) {
    ++kinds[query.wanted];
    years += query.years ? 1 : 0;
    two_directors += query.chosen_of(FieldId::director).size() == 2 ? 1 : 0;
    for (const auto& [field, value] : query.chosen) fields.insert(field);
    const bool plain = query.wanted == Wanted::everything;
    CHECK(query.words.empty() == plain);
  }
  CHECK(kinds.size() == 5);
  CHECK(fields == std::set{FieldId::director, FieldId::writer, FieldId::genre});
  CHECK(years >= 10);
  CHECK(two_directors >= 10);
}

TEST_CASE("The list's phrases stand in the articles that it is made for") {
  const ArticleGenerator generator(1);
  std::set<std::string> missing;
  for (const ListedQuery& query : list()) {
    if (query.wanted == Wanted::phrase) missing.insert(typed(query).substr(1, typed(query).size() - 2));
  }
  for (std::uint64_t i = 0; i < 10'000 && !missing.empty(); ++i) {
    const std::string text = generator.make(i).text;
    std::erase_if(missing, [&text](auto& phrase) { return text.find(phrase) != std::string::npos; });
  }
  CHECK(missing.empty());
}

TEST_CASE("A list for articles of another length has other phrases and the same words") {
  const std::vector<ListedQuery> other = listed_queries({60, 180});
  CHECK(other.size() == list().size());
  CHECK(typed(other.front()) == typed(list().front()));
  const auto differs = [&other](std::size_t i) { return typed(other[i]) != typed(list()[i]); };
  bool any = false;
  for (std::size_t i = 0; i < other.size(); ++i) any = any || differs(i);
  CHECK(any);
}

TEST_CASE("Every engine that is timed finds what Rosebud finds") {
  TempArchive archive;
  write_three(archive);
  const TempFolder made;
  SECTION("Rosebud") {
    index_for_measuring(archive.path(), made.path() / "rosebud");
    check_answers(rosebud_engine(made.path() / "rosebud"));
  }
  SECTION("Xapian") {
    make_xapian(archive.path(), made.path() / "xapian");
    check_answers(xapian_engine(made.path() / "xapian"));
  }
  SECTION("SQLite") {
    if (!has_sqlite()) return;
    make_sqlite(archive.path(), made.path() / "sqlite");
    check_answers(sqlite_engine(made.path() / "sqlite"));
  }
}

TEST_CASE("Without snippets a request's hits have none") {
  const ListedQuery query{.group = "", .wanted = Wanted::all, .words = {"fog"}};
  CHECK_FALSE(request_for(query, Extent::facets, 0).snippets);
  CHECK(request_for(query, Extent::snippets, 0).snippets);
  CHECK(request_for(query, Extent::top_ten, 0).facets.empty());
  CHECK(request_for(query, Extent::facets, 0).facets.size() == 3);
  CHECK(request_for(query, Extent::facets, 1) != request_for(query, Extent::facets, 2));
}

TEST_CASE("What engines make of an archive is made anew when the archive is another") {
  TempArchive archive;
  write_three(archive);
  const TempFolder work;
  int made = 0;
  const auto make = [&] {
    make_unless_made(archive.path(), work.path() / "thing", [&] {
      ++made;
      std::filesystem::create_directories(work.path() / "thing");
    });
  };
  make();
  make();
  CHECK(made == 1);
  archive.review("d.md", review("Fourth", "Bo Lind", 2011));
  make();
  CHECK(made == 2);
}

TEST_CASE("A list is timed in a process of its own") {
  TempArchive archive;
  write_three(archive);
  const TempFolder made;
  index_for_measuring(archive.path(), made.path() / "rosebud");
  std::vector<ListedQuery> queries;
  for (const auto& [query, matches] : answered()) queries.push_back(query);
  const EngineMaker maker = rosebud_engine(made.path() / "rosebud");
  const Timing timing = time_apart(maker, queries, {.extent = Extent::facets, .rounds = 2});
  REQUIRE(timing.samples.size() == queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CHECK(timing.samples[i].matches == answered()[i].second);
    CHECK(timing.samples[i].microseconds > 0);
  }
  CHECK(timing.memory.all >= timing.memory.anonymous + timing.memory.files);
  const ColdTiming cold = time_cold(maker, queries, Extent::facets, made.path() / "rosebud");
  CHECK(cold.timing.samples.size() == queries.size());
  CHECK(cold.still_cached <= 1);
}

TEST_CASE("What fails in a process of its own is said in the one that asked") {
  CHECK(run_apart([] { return std::string("an answer"); }) == "an answer");
  const auto fail = []() -> std::string { throw rosebud::Error("nothing there"); };
  CHECK_THROWS_WITH(run_apart(fail), "nothing there");
}

TEST_CASE("A quantile is the value that so many are not above") {
  CHECK(quantile({}, 0.5) == 0);
  CHECK(quantile({3, 1, 2}, 0.5) == 2);
  CHECK(quantile({4, 3, 2, 1}, 0.5) == 2);
  CHECK(quantile({4, 3, 2, 1}, 0.99) == 4);
  CHECK(quantile({5}, 0.01) == 5);
}

TEST_CASE("All posting formats find the same articles") {
  TempArchive archive;
  const ArticleGenerator generator(3);
  for (std::uint64_t i = 0; i < 60; ++i) {
    const GeneratedArticle article = generator.make(i);
    archive.file(article.name, article.text);
  }
  const std::vector<rosebud::indexer::Article> articles = read_articles(archive.path());
  REQUIRE(articles.size() == 60);
  const std::vector<Question> questions = draw_questions(articles, 5);
  REQUIRE(questions.size() >= 50);
  const TempFolder made;
  std::vector<std::vector<std::size_t>> hits;
  for (const PostingFormat format : all_formats) {
    const auto database = made.path() / format_name(format);
    build_postings(articles, format, database);
    PostingAsker asker(database, format, "en");
    std::vector<std::size_t>& counts = hits.emplace_back();
    for (const Question& question : questions) counts.push_back(asker.ask(question).hits);
  }
  CHECK(std::ranges::count(hits.front(), 0U) < std::ssize(questions) / 10);
  for (std::size_t format = 1; format < hits.size(); ++format) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      // By stems alone a prefix finds articles with other forms of a word.
      if (all_formats[format] == PostingFormat::stems && questions[i].kind == QuestionKind::prefix) continue;
      INFO(questions[i].group << ": " << questions[i].words.front());
      CHECK(hits[format][i] == hits.front()[i]);
    }
  }
}
