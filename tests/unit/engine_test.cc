// Our evaluation of expressions against Xapian's matcher, over random archives and queries.
#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "searcher/engine/evaluate.hh"
#include "searcher/query/parse.hh"
#include "searcher/query/plan_query.hh"
#include "searcher/snapshot.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "support/catch.hh"
#include "support/facet_archive.hh"
#include "support/word_archive.hh"

using namespace rosebud;
using namespace rosebud::searcher;
using rosebud::testing::one_of;
using rosebud::testing::random_number;
using rosebud::testing::WordArchive;

namespace {

// A typed query of every construct that there is.
class Typist {
 public:
  explicit Typist(std::mt19937& random) : random_(random) {}

  std::string query() {
    std::string query = item(0);
    for (int left = random_number(random_, 0, 3); left > 0; --left) {
      query += one_of(random_, std::vector<std::string>{" ", " ", " ", " OR ", " -"}) + item(0);
    }
    return query;
  }

 private:
  std::string word() {
    const int kind = random_number(random_, 0, 9);
    if (kind == 0) return one_of(random_, testing::empty_words());
    if (kind == 1) return one_of(random_, testing::known_people());
    if (kind == 2) return one_of(random_, std::vector<std::string>{"nowhere", "Kon", "wall-e", "chants"});
    return one_of(random_, testing::telling_words());
  }

  std::string words() {
    std::string words = word();
    for (int left = random_number(random_, 0, 2); left > 0; --left) words += " " + word();
    return words;
  }

  std::string field() {
    return one_of(random_, std::vector<std::string>{"title:", "work:", "director:", "writer:", "heading:",
                                                    "text:", "other_title:"});
  }

  std::string range() {
    const int from = random_number(random_, 1978, 2002);
    switch (random_number(random_, 0, 5)) {
      case 0:
        return fmt::format("year:{}", from);
      case 1:
        return fmt::format("year:{}..{}", from, from + random_number(random_, 0, 8));
      case 2:
        return fmt::format("year:>={}", from);
      case 3:
        return fmt::format("date:200{}-02..200{}", random_number(random_, 0, 2),
                           random_number(random_, 2, 4));
      case 4:
        return fmt::format("rating:{}..{}", random_number(random_, 0, 60), random_number(random_, 40, 100));
      default:
        return fmt::format("rating:<{}", random_number(random_, 0, 100));
    }
  }

  std::string item(int depth) {
    switch (random_number(random_, 0, depth < 3 ? 10 : 7)) {
      case 0:
        return fmt::format("\"{}\"", words());
      case 1:
        return fmt::format("\"{}\"~{}", words(), random_number(random_, 1, 12));
      case 2:
        return word().substr(0, static_cast<std::size_t>(random_number(random_, 1, 5))) + "*";
      case 3:
        return field() + fmt::format("\"{}\"", words());
      case 4:
        return field() + one_of(random_, testing::telling_words());
      case 5:
        return range();
      case 6:
      case 7:
        return word();
      default:
        return group(depth + 1);
    }
  }

  std::string group(int depth) {
    std::string inside = item(depth);
    for (int left = random_number(random_, 1, 2); left > 0; --left) {
      inside += one_of(random_, std::vector<std::string>{" ", " OR ", " -"}) + item(depth);
    }
    return "(" + inside + ")";
  }

  std::mt19937& random_;
};

// An archive as the searcher has it open.
class Opened {
 public:
  explicit Opened(const WordArchive& archive)
      : reader_(store::DatabaseFolder(archive.files().database())),
        columns_(store::Columns::read(reader_.database(), reader_.stamp().fields)),
        dictionary_(store::current_dictionary(
            {reader_.generation(), reader_.identity(), reader_.database(), reader_.stamp()})),
        snapshots_(CacheLimits{}),
        view_(snapshots_.of(reader_, Parts::columns), reader_.database()) {}

  const Xapian::Database& database() const { return reader_.database(); }
  const store::Columns& columns() const { return *columns_; }
  const FieldTable& fields() const { return reader_.stamp().fields; }

  QueryPlan plan(const std::string& typed) {
    std::vector<Notice> notices;
    const store::Stamp& stamp = reader_.stamp();
    const Archive archive{reader_.database(), stamp.fields, stamp.people, stamp.common, dictionary_, never_};
    return plan_query(parse_query(typed, fields()).root, {archive, view_.languages(), view_.synonyms()},
                      notices);
  }

  // What Xapian's matcher finds, by document id.
  Matches matched(const Expression& expression) const {
    Xapian::Enquire enquire(database());
    enquire.set_query(to_query(expression, database(), fields()));
    enquire.set_weighting_scheme(Xapian::BM25Weight(Bm25::k1, 0, 1, Bm25::b, Bm25::shortest));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_sort_by_relevance();
    const Xapian::MSet found = enquire.get_mset(0, database().get_doccount(), database().get_doccount());
    std::vector<std::pair<Xapian::docid, double>> order;
    for (auto hit = found.begin(); hit != found.end(); ++hit) order.emplace_back(*hit, hit.get_weight());
    std::ranges::sort(order);
    Matches matches;
    for (const auto& [id, score] : order) matches.add(id, score);
    return matches;
  }

 private:
  store::Reader reader_;
  std::shared_ptr<const store::Columns> columns_;
  store::Dictionary dictionary_;
  Deadline never_;
  Snapshots snapshots_;
  View view_;
};

// How `found` differs from `expected`, in words; empty when it does not.
std::string difference(const Matches& found, const Matches& expected) {
  if (found.ids != expected.ids) {
    return fmt::format("[{}] instead of [{}]", fmt::join(found.ids, " "), fmt::join(expected.ids, " "));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double difference = std::abs(found.scores[i] - expected.scores[i]);
    if (difference > 1e-9 * std::max(1e-3, std::abs(expected.scores[i])))
      return fmt::format("{} scores {} instead of {}", found.ids[i], found.scores[i], expected.scores[i]);
  }
  return {};
}

// What is evaluated for a query: with all words, with any, and each tier.
std::vector<Expression> expressions_of(const QueryPlan& plan) {
  std::vector<Expression> all{plan.expression(Demand::all_words), plan.expression(Demand::any_word)};
  for (const Tier& tier : plan.tiers) all.push_back(tier.expression);
  return all;
}

// `matches` without those that are not in `others`, whose scores are added `times` times.
Matches both(const Matches& matches, const Matches& others, double times) {
  Matches kept;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto other = std::ranges::lower_bound(others.ids, matches.ids[i]);
    if (other == others.ids.end() || *other != matches.ids[i]) continue;
    const double added = others.scores[static_cast<std::size_t>(other - others.ids.begin())];
    kept.add(matches.ids[i], matches.scores[i] + times * added);
  }
  return kept;
}

std::size_t check_queries(Opened& opened, std::mt19937& random, int rounds) {
  // Room for a handful of lists, so that most are driven out again.
  PostingCache cache(std::size_t{16} << 10U);
  Evaluator plain(opened.database(), opened.columns(), nullptr);
  Evaluator cached(opened.database(), opened.columns(), &cache);
  Typist typist(random);
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string typed = typist.query();
    INFO(opened.database().get_doccount() << " articles: " << typed);
    for (const Expression& expression : expressions_of(opened.plan(typed))) {
      const Matches expected = opened.matched(expression);
      found += expected.size() > 0 ? 1U : 0U;
      REQUIRE(difference(plain.evaluate(expression), expected) == "");
      REQUIRE(difference(cached.evaluate(expression), expected) == "");
      REQUIRE(difference(cached.evaluate(expression), expected) == "");
      REQUIRE(difference(cached.evaluate(expression), expected) == "");
    }
  }
  return found;
}

}  // namespace

TEST_CASE("Articles and scores of random queries are those of Xapian's matcher") {
  std::mt19937 random(60'106);
  std::size_t found = 0;
  for (const std::size_t articles : {1U, 3U, 10U, 40U, 260U}) {
    WordArchive archive(articles, random);
    if (articles > 3) archive.remove_some(random);
    Opened opened(archive);
    found += check_queries(opened, random, articles < 5 ? 100 : 300);
  }
  // Else the cases would be too poor to tell anything.
  CHECK(found > 1200);
}

TEST_CASE("Limiting, raising and excluding do to matches what they do to articles") {
  std::mt19937 random(7);
  WordArchive archive(80, random);
  archive.remove_some(random);
  Opened opened(archive);
  PostingCache cache(std::size_t{16} << 10U);
  Evaluator evaluator(opened.database(), opened.columns(), &cache);
  Typist typist(random);
  std::size_t met = 0;
  for (int round = 0; round < 600; ++round) {
    const std::string first_typed = typist.query();
    const std::string second_typed = typist.query();
    INFO(first_typed << " | " << second_typed);
    const Expression first = opened.plan(first_typed).expression(Demand::any_word);
    const Expression second = opened.plan(second_typed).expression(Demand::all_words);
    const Matches of_first = opened.matched(first);
    const Matches of_second = opened.matched(second);
    const Matches of_both = both(of_first, of_second, 1);
    met += of_both.size() > 0 && of_both.size() < of_first.size() ? 1U : 0U;

    Matches limited = of_first;
    evaluator.restrict_to(second, limited);
    CHECK(difference(limited, of_both) == "");
    CHECK(difference(evaluator.evaluate(joined(ExpressionKind::all, {first, second})), of_both) == "");

    Matches raised = of_first;
    evaluator.raise(second, 10, raised);
    Matches added = of_first;
    evaluator.add_scores(second, added);
    for (std::size_t i = 0; i < of_first.size(); ++i) {
      const bool is_raised = std::ranges::binary_search(of_second.ids, of_first.ids[i]);
      REQUIRE(raised.scores[i] == of_first.scores[i] + (is_raised ? 10 : 0));
      REQUIRE((is_raised || added.scores[i] == of_first.scores[i]));
    }
    added.keep_if([&](std::size_t i) { return std::ranges::binary_search(of_second.ids, added.ids[i]); });
    CHECK(difference(added, of_both) == "");

    Matches rest = of_first;
    rest.keep_if([&](std::size_t i) { return !std::ranges::binary_search(of_second.ids, rest.ids[i]); });
    CHECK(difference(evaluator.evaluate(joined(ExpressionKind::without, {first, second})), rest) == "");
  }
  CHECK(met > 50);
}

TEST_CASE("A phrase inside a group is found beside other words") {
  std::mt19937 random(11);
  const WordArchive archive(60, random);
  Opened opened(archive);
  Evaluator evaluator(opened.database(), opened.columns(), nullptr);
  const std::vector<std::string> name{"satoshi", "kon"};
  const Expression by_matcher = matched_expression({Xapian::Query::OP_PHRASE, name.begin(), name.end(), 2});
  for (const Expression& phrase : {by_matcher, phrase_of({{{"satoshi"}}, {{"kon"}}})}) {
    const Expression word = terms_expression({"lantern"});
    const Expression inner = joined(ExpressionKind::all, {phrase, word});
    const Expression outer = joined(ExpressionKind::all, {terms_expression({"kon"}), inner});
    const Matches found = evaluator.evaluate(outer);
    CHECK(found.size() > 0);
    CHECK(difference(found, opened.matched(outer)) == "");
  }
}

TEST_CASE("A phrase any of whose words may be one of several is found as the matcher finds it") {
  std::mt19937 random(12);
  const WordArchive archive(200, random);
  Opened opened(archive);
  Evaluator evaluator(opened.database(), opened.columns(), nullptr);
  const auto slot = [&] {
    TermGroup group;
    for (int left = random_number(random, 1, 3); left > 0; --left)
      group.terms.push_back(one_of(random, testing::telling_words()));
    std::ranges::sort(group.terms);
    group.terms.erase(std::unique(group.terms.begin(), group.terms.end()), group.terms.end());
    return group;
  };
  std::size_t met = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<TermGroup> slots;
    for (int left = random_number(random, 2, 4); left > 0; --left) slots.push_back(slot());
    const Expression phrase = phrase_of(std::move(slots));
    const Matches found = evaluator.evaluate(phrase);
    met += found.size();
    REQUIRE(difference(found, opened.matched(phrase)) == "");
  }
  CHECK(met > 50);
}
