// Searches that are ended: what they answer is right as far as it goes, and says that it may not be all.
#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "searcher/answer.hh"
#include "searcher/dictionary/recognise.hh"
#include "searcher/engine/evaluate.hh"
#include "searcher/searcher.hh"
#include "searcher/snapshot.hh"
#include "searcher/suggest/suggest.hh"
#include "server/json.hh"
#include "server/suggestions_json.hh"
#include "store/current_columns.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/dictionary/name_arrays.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/in_process_index.hh"
#include "support/temp_archive.hh"

using namespace rosebud;
using namespace rosebud::testing;
using namespace rosebud::searcher;
using namespace std::chrono_literals;

namespace {

// So many that a list of all of them is looked at more than once on the way.
constexpr int reviews = 5'000;

// One archive for all of these tests: it takes a while to index.
class LargeArchive {
 public:
  LargeArchive() {
    for (int i = 0; i < reviews; ++i) {
      archive_.review(fmt::format("{}.md", i), ReviewBuilder(fmt::format("Review {}", i))
                                                   .year(1950 + i % 60)
                                                   .director(fmt::format("Director {}", i % 50))
                                                   .text(i % 2 == 0 ? "A dream of roses." : "A dream told."));
    }
    index_in_process(archive_);
  }
  store::DatabaseFolder folder() const { return store::DatabaseFolder(archive_.database()); }

 private:
  TempArchive archive_;
};

// Passes at the look at the clock with this number, from 0.
Deadline at_look(std::size_t number) {
  const auto begin = std::chrono::steady_clock::time_point();
  const auto looks = std::make_shared<std::size_t>(0);
  return Deadline(begin + 1s, [=] { return (*looks)++ < number ? begin : begin + 1s; });
}

// An evaluator on an open database.
class Opened {
 public:
  explicit Opened(const store::DatabaseFolder& folder)
      : reader_(folder),
        columns_(store::current_columns(
            {reader_.generation(), reader_.identity(), reader_.database(), reader_.stamp().fields})),
        evaluator_(reader_.database(), *columns_, &cache_) {}

  Matches evaluate(const Expression& expression, const Deadline& deadline = {}) {
    evaluator_.set_deadline(deadline);
    return evaluator_.evaluate(expression);
  }
  bool cut_short() const { return evaluator_.deadline().cut_short(); }

 private:
  PostingCache cache_{1 << 20};
  store::Reader reader_;
  std::shared_ptr<const store::Columns> columns_;
  Evaluator evaluator_;
};

Expression having(const std::string& word) {
  return terms_expression({word}, 1);
}

Expression phrase() {
  return matched_expression(
      Xapian::Query(Xapian::Query::OP_PHRASE, Xapian::Query("a"), Xapian::Query("dream")));
}

// A dictionary whose titles, and people, are all words of eight letters from a to d: each is near many.
class Crowd {
 public:
  Crowd() {
    store::GatheredNames gathered;
    for (unsigned number = 0; number < 0x10000; ++number) {
      std::string name;
      for (unsigned shift = 0; shift < 16; shift += 2)
        name += static_cast<char>('a' + (number >> shift & 3U));
      store::GatheredName& one = gathered[name];
      one.written = name;
      one.add_role(FieldId::director, 1);
    }
    arrays_ = store::name_arrays(gathered, NameKind::title);
    dictionary_ = *store::Dictionary::of({}, arrays_.view(), arrays_.view(), nullptr);
  }
  const store::Dictionary& dictionary() const { return dictionary_; }
  const store::Names& names() const { return dictionary_.titles(); }

 private:
  store::NameArrays arrays_;
  store::Dictionary dictionary_;
};

// What is answered when the time for finding ends at the look at the clock with this number, and the time for
// counting does not.
class Answering {
 public:
  explicit Answering(const store::DatabaseFolder& folder) : reader_(folder), snapshots_(CacheLimits{}) {}

  SearchResults operator()(SearchRequest request, std::size_t look) {
    request.time_limit = 1000;
    return reader_.run([&](const Xapian::Database& database) {
      const auto shared = snapshots_.of(reader_, Parts::all);
      View view(shared, database);
      const store::Stamp& stamp = reader_.stamp();
      const Archive archive{database,     stamp.fields,        stamp.people,
                            stamp.common, *shared->dictionary, view.evaluator().deadline(),
                            true};
      std::size_t looks = 0;
      const auto begin = std::chrono::steady_clock::time_point();
      return answer(archive, view, request, [&] { return looks++ < look ? begin : begin + 800ms; });
    });
  }

 private:
  store::Reader reader_;
  Snapshots snapshots_;
};

SearchRequest asking(const std::string& text, std::optional<std::uint32_t> limit) {
  SearchRequest request;
  request.text = text;
  request.facets = default_facets();
  request.time_limit = limit;
  return request;
}

}  // namespace

TEST_CASE("An evaluation that is ended finds right articles but not all, whatever it evaluates") {
  const LargeArchive archive;
  Opened opened(archive.folder());
  Expression everything;
  const Expression year = range_expression(FieldId::year, 1950, 1980);
  const Expression both = joined(ExpressionKind::all, {having("dream"), having("roses")});
  const Expression either = joined(ExpressionKind::any, {having("told"), having("roses")});
  const Expression without = joined(ExpressionKind::without, {having("dream"), having("roses")});
  const Expression words = terms_expression({"dream", "roses"}, 1);
  const Expression ordered = phrase_of({{.terms = {"a"}}, {.terms = {"dream"}}});
  for (const Expression& expression :
       {everything, year, having("dream"), words, both, either, without, ordered, phrase()}) {
    CAPTURE(static_cast<int>(expression.kind));
    // Thrice, so that a list is read from the database, remembered and read from memory.
    for (int time = 0; time < 3; ++time) {
      const Matches all = opened.evaluate(expression);
      CHECK(all.size() >= reviews / 2);
      CHECK_FALSE(opened.cut_short());
      for (std::size_t look = 0; look < 4; ++look) {
        const Matches some = opened.evaluate(expression, at_look(look));
        CHECK(std::ranges::includes(all.ids, some.ids));
        if (!opened.cut_short()) CHECK(some.ids == all.ids);
        if (look == 0) CHECK(opened.cut_short());
        if (look == 0) CHECK(some.ids.empty());
      }
    }
  }
  CHECK(opened.evaluate(having("dream"), at_look(1)).size() == Deadline::stride);
  CHECK(opened.evaluate(phrase(), at_look(1)).size() >= Deadline::stride - 2);
  CHECK(opened.evaluate(phrase(), at_look(1)).size() <= Deadline::stride);

  // At the library.
  Searcher searcher(archive.folder(), make_snapshots());
  const SearchResults ended = searcher.search(asking("dream", 0));
  CHECK(ended.timed_out);
  CHECK(ended.total == 0);
  CHECK(ended.archive == reviews);
  CHECK(ended.corrected.empty());
  CHECK_FALSE(ended.any_word);
  REQUIRE_FALSE(ended.notices.empty());
  CHECK(ended.notices.back().message.find("time limit of 0 ms") != std::string::npos);
  CHECK(server::to_json(asking("dream", 0), ended).find("\"timed_out\":true") != std::string::npos);

  // What was cut short is not remembered; what is whole serves any limit.
  const SearchResults whole = searcher.search(asking("dream", 600'000));
  CHECK_FALSE(whole.timed_out);
  CHECK(whole.total == reviews);
  CHECK(server::to_json(asking("dream", {}), whole).find("\"timed_out\":false") != std::string::npos);
  CHECK(searcher.search(asking("dream", 0)).total == reviews);
  CHECK(searcher.search(asking("dream", {})).total == reviews);
}

TEST_CASE("A walk through a dictionary that is ended finds right names but not all") {
  const Crowd crowd;
  const store::Names& titles = crowd.names();
  const Sorted sorted{titles.spellings, titles.by_end};
  const std::string typed = "abcdabce";
  const std::vector<Near> all = near_strings(sorted, typed, 2);
  const std::vector<Range> beginnings = near_beginnings(titles, typed);
  REQUIRE(all.size() > 1);
  for (std::size_t look = 0; look < 6; ++look) {
    CAPTURE(look);
    const Deadline deadline = at_look(look);
    const std::vector<Near> some = near_strings(sorted, typed, 2, deadline);
    CHECK(std::ranges::includes(all, some));
    if (!deadline.cut_short()) CHECK(some == all);
    if (look == 0) CHECK(deadline.cut_short());
    const Deadline other = at_look(look);
    CHECK(near_beginnings(titles, typed, other).size() <= beginnings.size());
    if (look == 0) CHECK(other.cut_short());
  }
  CHECK(near_strings(sorted, typed, 2, at_look(0)).empty());
  CHECK(near_beginnings(titles, typed, at_look(0)).empty());

  CHECK(recognise(crowd.dictionary(), typed, 10).near());
  const Deadline passed = at_look(0);
  CHECK_FALSE(recognise(crowd.dictionary(), typed, 10, passed).near());
  CHECK(passed.cut_short());
  CHECK_FALSE(people_meant(crowd.dictionary(), typed, FieldId::director).people.empty());
  CHECK(people_meant(crowd.dictionary(), typed, FieldId::director, at_look(0)).people.empty());
}

TEST_CASE("Suggestions that are ended are right, and say that there may be others") {
  const LargeArchive archive;
  Searcher searcher(archive.folder(), make_snapshots());
  const Suggestions whole = searcher.suggest("rev", 100, 600'000);
  CHECK(whole.list.size() == 100);
  CHECK_FALSE(whole.timed_out);
  CHECK(server::to_json("rev", whole).find("\"timed_out\":false") != std::string::npos);
  const Suggestions ended = searcher.suggest("rev", 100, 0);
  CHECK(ended.list.empty());
  CHECK(ended.timed_out);
  CHECK(server::to_json("rev", ended).find("\"timed_out\":true") != std::string::npos);
  // What needs no looking is whole at once.
  CHECK_FALSE(searcher.suggest("", 100, 0).timed_out);

  const store::Reader reader(archive.folder());
  const store::Dictionary dictionary =
      store::current_dictionary({reader.generation(), reader.identity(), reader.database(), reader.stamp()});
  for (std::size_t look = 0; look < 6; ++look) {
    CAPTURE(look);
    const Deadline deadline = at_look(look);
    const store::Stamp& stamp = reader.stamp();
    const Archive asked{reader.database(), stamp.fields, stamp.people, stamp.common, dictionary, deadline};
    const Suggestions some = suggest(asked, "rev", 100);
    CHECK(some.timed_out == deadline.cut_short());
    for (const Suggestion& one : some.list) CHECK(one.text.starts_with("Rev"));
    if (!some.timed_out) CHECK(some.list == whole.list);
  }
}

TEST_CASE(
    "Similar articles that are looked for within a time limit are right, and it is said when it ended") {
  const LargeArchive archive;
  Searcher searcher(archive.folder(), make_snapshots());
  const SimilarResults whole = searcher.similar("7.md", 10, 600'000);
  CHECK(whole.similar.size() == 10);
  CHECK_FALSE(whole.timed_out);
  const SimilarResults unlimited = searcher.similar("7.md", 10);
  REQUIRE(unlimited.similar.size() == 10);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(unlimited.similar[i].hit.path == whole.similar[i].hit.path);
    CHECK(unlimited.similar[i].hit.score == about(whole.similar[i].hit.score));
  }
  // The article itself is found however little time there is.
  const SimilarResults ended = searcher.similar("7.md", 10, 0);
  CHECK(ended.article.path == "7.md");
  CHECK(ended.similar.empty());
  CHECK(ended.timed_out);
  CHECK(server::to_json(ended).find("\"timed_out\":true") != std::string::npos);
  CHECK(server::to_json(whole).find("\"timed_out\":false") != std::string::npos);
}

TEST_CASE("An article that may not have been looked for long enough is not said to be missing") {
  const LargeArchive archive;
  Searcher searcher(archive.folder(), make_snapshots());
  const auto said = [&](const char* named, TimeLimit limit) {
    try {
      searcher.similar(named, 10, limit);
    } catch (const Error& error) {
      return fmt::format("{}. {}", error.message(), error.hint());
    }
    return std::string("found");
  };
  CHECK(said("/reviews/7", 0).find("was not found within the time limit") != std::string::npos);
  CHECK(said("/reviews/7", {}).find("there is no article") != std::string::npos);
  CHECK(said("Reviev 7", {}).find("Did you mean") != std::string::npos);
  const std::string hurried = said("Reviev 7", 0);
  CHECK(hurried.find("there is no article") != std::string::npos);
  CHECK(hurried.find("The time limit ended the search for what may be meant") != std::string::npos);
}

TEST_CASE("What a query or a chosen value may mean is not decided by half of the archive's names") {
  const LargeArchive archive;
  Searcher searcher(archive.folder());  // remembers no answers
  CHECK(searcher.search(asking("draem tolld", {})).corrected == "dream told");
  SearchRequest chosen = asking("", {});
  chosen.chosen[FieldId::director] = {"Nobody"};
  CHECK(searcher.search(chosen).notices.front().message.find("no article has the director") !=
        std::string::npos);

  const SearchResults slip = searcher.search(asking("draem tolld", 0));
  CHECK(slip.timed_out);
  CHECK(slip.corrected.empty());
  chosen.time_limit = 0;
  const SearchResults hurried = searcher.search(chosen);
  CHECK(hurried.timed_out);
  REQUIRE(hurried.notices.size() == 1);
  CHECK(hurried.notices.front().message.find("time limit of 0 ms") != std::string::npos);
}

TEST_CASE("What was found in time is refined and counted when the time for finding is over") {
  const LargeArchive archive;
  Answering answering(archive.folder());
  SearchRequest by_director = asking("dream", {});
  by_director.chosen[FieldId::director] = {"Director 2", "Director 7"};
  SearchRequest by_both = by_director;
  by_both.ranges[FieldId::year] = {{1950, 1979}};
  for (const SearchRequest& refined : {by_director, by_both}) {
    constexpr std::size_t never = 1'000'000;
    const SearchResults whole = answering(refined, never);
    REQUIRE_FALSE(whole.timed_out);
    REQUIRE(whole.total > 50);
    // The later the time is over the more is found, wherever that is; in the end all, and counted.
    std::size_t before = 0;
    bool all_counted = false;
    for (std::size_t look = 1; look < 200; ++look) {
      CAPTURE(look);
      const SearchResults some = answering(refined, look);
      CHECK(some.total >= before);
      CHECK(some.hits.size() == std::min(some.total, refined.limit));
      if (!some.timed_out) break;
      before = some.total;
      if (some.total < whole.total) continue;
      all_counted = true;
      for (std::size_t i = 0; i < whole.facets.size(); ++i) {
        CHECK(some.facets[i].values == whole.facets[i].values);
        CHECK(some.facets[i].bins == whole.facets[i].bins);
      }
    }
    CHECK(all_counted);
  }
}
