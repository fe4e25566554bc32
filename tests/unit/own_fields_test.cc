// Fields that an archive declares for itself, from front matter to facet counts and pages.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include "catalogue/error.hh"
#include "catalogue/field_table.hh"
#include "cli/command.hh"
#include "cli/facet_view.hh"
#include "cli/search_request.hh"
#include "indexer/article/metadata.hh"
#include "indexer/article/read_article.hh"
#include "indexer/check.hh"
#include "indexer/index_archive.hh"
#include "searcher/searcher.hh"
#include "server/page/article_page.hh"
#include "server/page/search_page.hh"
#include "server/url/url_state.hh"
#include "store/declared.hh"
#include "store/reader.hh"
#include "store/record.hh"
#include "store/terms.hh"
#include "support/catch.hh"
#include "support/made_facet.hh"
#include "support/markup.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;

namespace {

const FieldId platform = declared_id("platform");
const FieldId runtime = declared_id("runtime");
const FieldId seen = declared_id("seen");
const FieldId host = declared_id("host");

std::vector<DeclaredField> declarations() {
  return {{"platform", FieldKind::keyword, "Where to “watch” & <buy>", {"platform", "Available On"}},
          {"runtime", FieldKind::number, "", {}},
          {"seen", FieldKind::date, "First seen", {"first-seen"}},
          {"host", FieldKind::name, "", {"hosts"}}};
}

// An archive that is indexed with the declarations given.
class OwnArchive : public TempArchive {
 public:
  OwnArchive() {
    review("a.md", ReviewBuilder("Alien")
                       .director("Ridley Scott")
                       .raw(R"(platform: ['GOG: "Galaxy"', "Blu-ray/DVD", "Paris, Texas"])")
                       .raw("runtime: 117 min")
                       .raw("first-seen: 2001-05-20")
                       .raw("hosts: Ana Lily & Bob Roe"));
    review("b.md", ReviewBuilder("Spirited Away")
                       .director("Hayao Miyazaki")
                       .raw("Available On: [千と千尋, GOG, gog, BLU-RAY/dvd]")
                       .raw("runtime: 125")
                       .raw("hosts: [Ana Lily]"));
    review("c.md", ReviewBuilder("Satantango").raw("runtime: 1,439").raw("platform: GOG"));
    review("d.md", ReviewBuilder("Unshelved"));
  }

  indexer::IndexReport index(const std::vector<DeclaredField>& declared) const {
    indexer::IndexOptions options;
    options.archive = path();
    options.threads = 1;
    options.reading.fields = FieldTable(declared);
    return indexer::index_archive(options);
  }

  searcher::Searcher searcher() const { return searcher::Searcher(store::DatabaseFolder(database())); }
};

std::vector<std::string> paths(const SearchResults& results) {
  std::vector<std::string> all;
  for (const Hit& hit : results.hits) all.push_back(hit.path);
  std::sort(all.begin(), all.end());
  return all;
}

const Facet& facet_of(const SearchResults& results, FieldId id) {
  const auto facet = std::find_if(results.facets.begin(), results.facets.end(),
                                  [&](const Facet& f) { return f.field == id; });
  REQUIRE(facet != results.facets.end());
  return *facet;
}

// "label 2, label 1".
std::string counts(const SearchResults& results, FieldId id) {
  std::string all;
  for (const FacetValue& value : facet_of(results, id).values) {
    all += (all.empty() ? "" : "; ") + value.label + " " + std::to_string(value.count);
  }
  return all;
}

SearchResults answer(const OwnArchive& archive, const std::string& url) {
  searcher::Searcher searcher = archive.searcher();
  return searcher.search(server::read_url_state(url, searcher.fields()).request);
}

std::vector<std::string> written(const FieldTable& table, FieldId id, std::string_view front_matter) {
  const std::string article = "---\n" + std::string(front_matter) + "\n---\n\nText.\n";
  indexer::ReadOptions options;
  options.fields = table;
  const indexer::ReadResult read = indexer::read_article("a.md", article, options);
  REQUIRE(read.article);
  std::vector<std::string> all;
  for (const std::string_view value : read.article->values_of(id)) all.emplace_back(value);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Declarations are read back from a database as they were written") {
  auto declared = declarations();
  declared[0].label = std::string(80, '\xff');
  CHECK(store::decode_declared(store::encode_declared(declared)) == declared);
  CHECK(store::encode_declared({}).empty());
  CHECK(store::decode_declared("").empty());
  CHECK_THROWS_AS(store::decode_declared("foreign bytes"), Error);
}

TEST_CASE("A database whose declarations are not understood is refused with the command that mends it") {
  OwnArchive archive;
  archive.index(declarations());
  const store::DatabaseFolder folder(archive.database());
  const auto generation = folder.generation(folder.current().value_or(""));
  for (const std::string& written :
       {std::string("foreign bytes"),
        store::encode_declared(std::vector<DeclaredField>{{"Director", FieldKind::keyword, "", {}}})}) {
    {
      Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
      database.set_metadata("rosebud.fields", written);
      database.commit();
    }
    try {
      const store::Reader reader(folder);
      FAIL("it was read");
    } catch (const Error& error) {
      CHECK(error.hint().find("rosebud index --rebuild") != std::string_view::npos);
    }
  }
}

TEST_CASE("A record keeps the values of declared fields, and one cut short is an error") {
  const store::Record record{"a.md", "", {{FieldId::title, "A"}, {platform, "GOG"}, {runtime, ""}}, {}};
  const std::string data = store::encode_record(record);
  CHECK(store::decode_record(data) == record);
  for (const std::string& id : {std::string(), std::string(3, 'x'), std::string(4, '\0')}) {
    std::string damaged = data;
    damaged += '\x83';
    damaged += static_cast<char>(id.size());
    damaged += id;
    CHECK_THROWS_AS(store::decode_record(damaged), Error);
  }
}

TEST_CASE("Front matter fills declared fields by their kinds") {
  const FieldTable table(declarations());
  CHECK(written(table, platform, "platform: GOG, Steam; Epic") == Texts{"GOG", "Steam", "Epic"});
  CHECK(written(table, platform, "platform: [\"a: b\", c-d, e/f, \"g, h\"]") ==
        Texts{"a: b", "c-d", "e/f", "g, h"});
  CHECK(written(table, platform, "available_on: 千と千尋の神隠し") == Texts{"千と千尋の神隠し"});
  CHECK(written(table, platform, "params:\n  platform: GOG") == Texts{"GOG"});
  CHECK(written(table, seen, "first_seen: 2001-05-20T10:00:00Z") == Texts{"2001-05-20"});
  CHECK(written(table, seen, "first_seen: soon").empty());
  CHECK(written(table, host, "hosts: Ana Lily & Bob Roe") == Texts{"Ana Lily", "Bob Roe"});
  CHECK(written(FieldTable(), platform, "platform: GOG").empty());
}

TEST_CASE("A declared number is the whole number that its value begins with") {
  const FieldTable table(declarations());
  for (const auto& [value, number] :
       std::vector<std::pair<std::string, std::string>>{{"95", "95"},
                                                        {"\"95 min\"", "95"},
                                                        {"95min", "95"},
                                                        {"\" 12+ \"", "12"},
                                                        {"\"1,439\"", "1439"},
                                                        {"\"1,234,567 tickets\"", "1234567"},
                                                        {"007", "007"},
                                                        {"\"100%\"", "100"},
                                                        {"0", "0"},
                                                        {"999999999", "999999999"}}) {
    INFO(value);
    CHECK(written(table, runtime, "runtime: " + value) == Texts{number});
  }
  for (const char* value : {"7.5", "-3", "2001-05-20", "90-120", "\"1,43\"", "\"12:30\"", "1/2", "about 90",
                            "9999999999", "\"\"", "~", "1_000"}) {
    INFO(value);
    CHECK(written(table, runtime, std::string("runtime: ") + value).empty());
  }
}

TEST_CASE("A key that fills a declared field is known, and others are not") {
  indexer::ReadOptions options;
  options.fields = FieldTable(declarations());
  const auto read = indexer::read_article("a.md", "---\nplatform: GOG\nplatfrom: GOG\n---\nText.\n", options);
  REQUIRE(read.unknown_keys.size() == 1);
  CHECK(read.unknown_keys[0].key == "platfrom");
}

TEST_CASE("Declared fields are posted and valued like built-in ones") {
  OwnArchive archive;
  archive.index(declarations());
  const store::Reader reader{store::DatabaseFolder(archive.database())};
  CHECK(reader.stamp().fields == FieldTable(declarations()));
  const Field& row = reader.stamp().fields.field(platform);
  CHECK(reader.database().get_termfreq(store::value_term(row, "gog")) == 2);
  CHECK(reader.database().get_termfreq(store::value_term(row, "blu-ray/dvd")) == 2);
  CHECK(reader.database().get_termfreq(store::field_word_term(row, "galaxy")) == 1);
  CHECK(reader.database().get_termfreq(store::word_term("galaxy")) == 1);
  CHECK(reader.database().get_termfreq(store::value_term(reader.stamp().fields.field(runtime), "0117")) == 1);
  CHECK(reader.database().get_termfreq(store::value_term(reader.stamp().fields.field(seen), "2001-05-20")) ==
        1);
}

TEST_CASE("Declared fields are counted exactly, in the form that most articles write") {
  OwnArchive archive;
  archive.review("e.md", ReviewBuilder("Solaris").raw("platform: Blu-ray/DVD"));
  archive.index(declarations());
  const SearchResults results = answer(archive, "");
  CHECK(counts(results, platform) == "Blu-ray/DVD 3; GOG 2; GOG: \"Galaxy\" 1; Paris, Texas 1; 千と千尋 1");
  CHECK(facet_of(results, platform).missing == 1);
  CHECK(counts(results, runtime) == "117 1; 125 1; 1439 1");
  CHECK(counts(results, seen) == "2001-05-20 1");
  CHECK(counts(results, host) == "Ana Lily 2; Bob Roe 1");
}

TEST_CASE("Numbers of any length stand in their order") {
  TempArchive files;
  OwnArchive archive;
  for (const char* number : {"9", "10", "100000", "20000", "5"}) {
    archive.review(std::string("n") + number + ".md",
                   ReviewBuilder("N").raw(std::string("runtime: ") + number));
  }
  archive.index(declarations());
  CHECK(counts(answer(archive, "facets=runtime&runtime=..100000"), runtime) ==
        "5 1; 9 1; 10 1; 117 1; 125 1; 1439 1; 20000 1; 100000 1");
}

TEST_CASE("Articles are refined by declared fields") {
  OwnArchive archive;
  archive.index(declarations());
  CHECK(paths(answer(archive, "platform=gog")) == Texts{"b.md", "c.md"});
  CHECK(paths(answer(archive, "platform=%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B")) == Texts{"b.md"});
  CHECK(paths(answer(archive, "platform=GOG%3A+%22Galaxy%22")) == Texts{"a.md"});
  CHECK(paths(answer(archive, "platform=Paris,+Texas")) == Texts{"a.md"});
  CHECK(paths(answer(archive, "platform=Blu-ray/DVD&host=Bob+Roe")) == Texts{"a.md"});
  CHECK(paths(answer(archive, "runtime=118..2000")) == Texts{"b.md", "c.md"});
  CHECK(paths(answer(archive, "seen=2001-05-20")) == Texts{"a.md"});
  const SearchResults refined = answer(archive, "platform=GOG&runtime=125");
  CHECK(paths(refined) == Texts{"b.md"});
  // Its own choice is left out of a facet's counts.
  CHECK(counts(refined, runtime) == "125 1; 1439 1");
  CHECK(paths(answer(archive, "q=galaxy")) == Texts{"a.md"});
}

TEST_CASE("A declared date is refined by its day, its month or its year") {
  OwnArchive archive;
  archive.review("e.md", ReviewBuilder("Solaris").raw("first_seen: 2001-06-01"));
  archive.review("f.md", ReviewBuilder("Stalker").raw("first_seen: 2010-05-20"));
  archive.index(declarations());
  CHECK(paths(answer(archive, "seen=2001")) == Texts{"a.md", "e.md"});
  CHECK(paths(answer(archive, "seen=2001-05")) == Texts{"a.md"});
  CHECK(paths(answer(archive, "seen=2001-06-01&seen=2010")) == Texts{"e.md", "f.md"});
  const SearchResults year = answer(archive, "seen=2001&facets=seen");
  CHECK(year.total == 2);
  CHECK(year.notices.empty());
  // Its own choice is left out of the counts, and the days of the year are marked.
  CHECK(counts(year, seen) == "2001-05-20 1; 2001-06-01 1; 2010-05-20 1");
  CHECK(facet_of(year, seen).values[0].chosen);
  CHECK(facet_of(year, seen).values[1].chosen);
  CHECK_FALSE(facet_of(year, seen).values[2].chosen);
  const SearchResults none = answer(archive, "seen=1999");
  CHECK(none.total == 0);
  REQUIRE(none.notices.size() == 1);
  CHECK(none.notices[0].message == "no article has the seen \"1999\"");
  CHECK(answer(archive, "seen=200").total == 0);
  // Only dates have periods.
  CHECK(answer(archive, "platform=2001").total == 0);
}

TEST_CASE("A value that is part of one declared value is taken for it, saying so") {
  OwnArchive archive;
  archive.index(declarations());
  const SearchResults results = answer(archive, "host=roe");
  CHECK(paths(results) == Texts{"a.md"});
  REQUIRE(results.notices.size() == 1);
  CHECK(results.notices[0].message == "\"roe\" was taken for the host Bob Roe");
}

TEST_CASE("Hits say what they hold of declared fields") {
  OwnArchive archive;
  archive.index(declarations());
  const SearchResults results = answer(archive, "q=alien");
  REQUIRE(results.hits.size() == 1);
  REQUIRE(results.hits[0].declared.size() == 4);
  CHECK(results.hits[0].declared[0].field == platform);
  CHECK(results.hits[0].declared[0].written == Texts{"GOG: \"Galaxy\"", "Blu-ray/DVD", "Paris, Texas"});
  CHECK(answer(archive, "q=unshelved").hits.at(0).declared.empty());
}

TEST_CASE("A declared field limits a query as a built-in one does, a mistyped one is words") {
  OwnArchive archive;
  archive.index(declarations());
  CHECK(answer(archive, "q=platform:gog").total == 3);
  CHECK(answer(archive, "q=-platform:gog").total == 1);
  const auto notices = answer(archive, "q=platfrom:gog").notices;
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].message == "there is no field \"platfrom\"; did you mean platform:?");
}

TEST_CASE("Other declarations read the archive again and keep what still stands") {
  OwnArchive archive;
  archive.index(declarations());
  searcher::Searcher following = archive.searcher();
  CHECK(following.fields().named("platform"));
  CHECK(archive.index(declarations()).unchanged == 4);

  auto other = declarations();
  other.erase(other.begin());
  other.push_back({"medium", FieldKind::keyword, "", {"platform"}});
  CHECK(archive.index(other).changed == 4);
  // A reader that was open before follows, and what was asked of the old fields is left out, saying so.
  SearchRequest old;
  old.chosen[platform] = {"GOG"};
  old.facets = {{platform}, {runtime}};
  following.refresh();
  CHECK_FALSE(following.fields().named("platform"));
  const SearchResults results = following.search(old);
  CHECK(results.total == 4);
  REQUIRE(results.facets.size() == 1);
  CHECK(counts(results, runtime) == "117 1; 125 1; 1439 1");
  REQUIRE(results.notices.size() == 1);
  CHECK(results.notices[0].message.find("no longer has") != std::string::npos);
  CHECK(paths(answer(archive, "medium=GOG")) == Texts{"c.md"});
}

TEST_CASE("A new label is shown without reading the articles again") {
  OwnArchive archive;
  archive.index(declarations());
  auto other = declarations();
  other[1].label = "Minutes";
  const indexer::IndexReport report = archive.index(other);
  CHECK(report.unchanged == 4);
  CHECK(archive.searcher().fields().label(runtime) == "Minutes");
}

TEST_CASE("An article that cannot be read any more keeps its declared values through other declarations") {
  OwnArchive archive;
  archive.index(declarations());
  archive.file("a.md", "---\nplatform: [broken\n---\nText.\n");
  auto other = declarations();
  other.insert(other.begin(), {"mood", FieldKind::keyword, "", {}});
  const indexer::IndexReport report = archive.index(other);
  CHECK(report.failed() == 1);
  CHECK(paths(answer(archive, "platform=Paris,+Texas")) == Texts{"a.md"});
  CHECK(answer(archive, "platform=Paris,+Texas").hits.at(0).declared.at(0).field == platform);
}

TEST_CASE("An index without declarations has none, and one made before them gains them") {
  OwnArchive archive;
  archive.index({});
  CHECK(archive.searcher().fields() == FieldTable());
  CHECK(answer(archive, "platform=GOG").total == 4);
  archive.index(declarations());
  CHECK(answer(archive, "platform=GOG").total == 2);
}

TEST_CASE("URLs with declared fields read back as what they were printed from") {
  const FieldTable table(declarations());
  for (const char* query :
       {"platform=GOG%3A+%22a/b%22&platform=%E5%8D%83%E3%81%A8&runtime=90..120&seen=2001-05-20",
        "host=A+%26+B", "facets=platform:50,runtime", "facets=none&platform=x%3Dy%26z",
        "q=x&runtime=..90&sort=year&page=2"}) {
    INFO(query);
    const server::UrlState state = server::read_url_state(query, table);
    CHECK(state.notices.empty());
    const std::string printed = server::print_url_state(state.request, table);
    CHECK(server::read_url_state(printed, table).request == state.request);
  }
  CHECK(server::print_url_state(server::read_url_state("", table).request, table).empty());
  CHECK(server::read_url_state("runtime=long", table).notices.size() == 1);
  CHECK(server::read_url_state("facets=platform").notices.size() == 1);
  CHECK(server::read_url_state("platform=GOG").request == server::read_url_state("").request);
}

TEST_CASE("The search page lists declared facets under their labels, with links that choose") {
  OwnArchive archive;
  archive.index(declarations());
  searcher::Searcher searcher = archive.searcher();
  const server::Look look{"Films", "", "style.css"};
  const auto page_of = [&](const std::string& url) {
    const SearchRequest request = server::read_url_state(url, searcher.fields()).request;
    return server::search_page(look, request, searcher.search(request));
  };
  const auto holds = [](const std::string& page, std::string_view part) {
    return page.find(part) != std::string::npos;
  };
  const std::string page = page_of("");
  CHECK(markup_error(page).empty());
  CHECK(holds(page, "<h2 id=\"facet-platform\">Where to “watch” &amp; &lt;buy&gt;</h2>"));
  CHECK(holds(page, "href=\"./?platform=Paris%2C+Texas\""));
  CHECK(holds(page, "<h2 id=\"facet-runtime\">Runtime</h2>"));
  const std::string chosen = page_of("platform=Paris,+Texas&runtime=100..200");
  CHECK(markup_error(chosen).empty());
  CHECK(holds(chosen, "aria-label=\"Remove Where to “watch” &amp; &lt;buy&gt;: Paris, Texas\""));
  CHECK(holds(chosen, "name=\"platform\" value=\"Paris, Texas\""));
  const auto record = searcher.article("a.md");
  REQUIRE(record);
  const std::string article =
      server::article_page(look, "/article/a.md", {searcher.fields(), {}, {}, false}, *record);
  CHECK(markup_error(article).empty());
  CHECK(holds(article, "<a href=\"../?platform=Blu-ray%2FDVD\"><bdi>Blu-ray/DVD</bdi></a>"));
  CHECK(holds(article, "<a href=\"../?runtime=117\"><bdi>117</bdi></a>"));
}

TEST_CASE("The option --where names any facet up to its first '=', and says what is wrong with others") {
  const FieldTable table(declarations());
  const auto request = [&](std::vector<std::string> arguments) {
    const cli::Command* command = cli::command_named("search");
    REQUIRE(command);
    return cli::request_of(cli::parse(*command, arguments), table);
  };
  const SearchRequest all = request({"--where", "platform=a=b: \"c\"", "--where=platform=千と", "--where",
                                     "runtime=90..120", "--where", "genre=horror", "--where", "year=1999",
                                     "--facets=platform,year", "--director", "X"});
  CHECK(all.chosen.at(platform) == std::set<std::string>{"a=b: \"c\"", "千と"});
  CHECK(all.ranges.at(runtime) == std::set<NumberRange>{{90, 120}});
  CHECK(all.chosen.at(FieldId::genre) == std::set<std::string>{"horror"});
  CHECK(all.ranges.at(FieldId::year) == std::set<NumberRange>{{1999, 1999}});
  CHECK(all.facets == std::vector<FacetRequest>{{platform}, {FieldId::year}});
  CHECK(request({}).facets.size() == 7);
  for (const char* wrong :
       {"platform", "platform=", "platform= ", "=x", "unknown=x", "runtime=long", "title=x", ""}) {
    INFO(wrong);
    CHECK_THROWS_AS(request({"--where", wrong}), Error);
  }
  CHECK_THROWS_AS(request({"--facets=unknown"}), Error);
}

TEST_CASE("Numbers near the largest are drawn without overflow") {
  const FieldTable table(declarations());
  const Facet facet = number_facet(table.field(runtime), {{0, 1}, {2147483647, 3}});
  const SearchRequest request;
  const std::string lines = cli::facet_lines(facet, {request, table}, cli::Terminal{});
  CHECK(lines.find("Runtime") == 0);
  CHECK(lines.find('-') == std::string::npos);
  CHECK(lines.find("years") == std::string::npos);
}

TEST_CASE("A check of an archive counts its declared fields and advises on their keys") {
  OwnArchive archive;
  archive.review("e.md", ReviewBuilder("Solaris").raw("runtmie: 5"));
  indexer::CheckOptions options{archive.path(), {}};
  options.reading.fields = FieldTable(declarations());
  const indexer::CheckReport report = indexer::check_archive(options);
  CHECK(report.fields.at(platform).articles == 3);
  CHECK(report.table.field(platform).name == "platform");
  const bool advised = std::any_of(report.problems.begin(), report.problems.end(), [](const auto& problem) {
    return problem.hint.find("runtime") != std::string::npos;
  });
  CHECK(advised);
}
