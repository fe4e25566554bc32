// Searches that are ended: what they answer is right as far as it goes, and says that it may not be all.
#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "searcher/engine/evaluate.hh"
#include "searcher/searcher.hh"
#include "server/json.hh"
#include "store/current_columns.hh"
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
  for (const Expression& expression : {everything, year, having("dream"), both, either, without, phrase()}) {
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
