#include "searcher/similar/similar.hh"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "catalogue/title_key.hh"
#include "catalogue/value_key.hh"
#include "searcher/engine/timed_source.hh"
#include "searcher/hit.hh"
#include "searcher/similar/telling_terms.hh"
#include "store/record.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// More terms add articles that are like it in little.
constexpr std::size_t most_terms = 30;
constexpr double k1 = 1.2;
constexpr double length_share = 0.4;

// What a value in common adds when no third article has it; the more have it the less. All the words in
// common would add 2.2, ten of thirty in most of their frequency some 0.5.
struct Credit {
  FieldId field;
  double weight;
};
constexpr std::array<Credit, 9> credits{{{FieldId::director, 0.6},
                                         {FieldId::writer, 0.4},
                                         {FieldId::original_author, 0.4},
                                         {FieldId::genre, 0.25},
                                         {FieldId::tag, 0.25},
                                         {FieldId::cast, 0.15},
                                         {FieldId::composer, 0.15},
                                         {FieldId::studio, 0.1},
                                         {FieldId::country, 0.05}}};
constexpr double same_work = 1.0;
// Of one field: a list of fifty tags says no more than its first ones.
constexpr std::size_t most_values = 12;

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

// `term` with a score of its own.
Xapian::Query scored(const std::string& term, double weight) {
  // Xapian counts the references to a source that is released, and so owns it.
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(weight);
  const Xapian::Query everything(source.release()->release());
  return {Xapian::Query::OP_AND, everything,
          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0)};
}

class Likeness {
 public:
  Likeness(const Archive& archive, Xapian::docid document, const store::Record& record)
      : database_(archive.database), deadline_(archive.deadline), document_(document), record_(record) {}

  Xapian::Query query() {
    // BM25 multiplies by the rarity that a term's share holds already.
    for (const TellingTerm& term : telling_terms(database_, document_, most_terms, deadline_)) {
      parts_.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term), term.share / term.rarity);
    }
    for (const Credit& credit : credits) add_values(credit);
    add_titles();
    return {Xapian::Query::OP_AND_NOT, any_of(parts_), Xapian::Query(store::path_term(record_.path))};
  }

 private:
  void add(const std::string& term, double weight) {
    const Xapian::doccount with = database_.get_termfreq(term);
    if (with < 2) return;
    const auto articles = static_cast<double>(database_.get_doccount());
    const double rarity = std::log(1 + articles / with) / std::log(1 + articles / 2);
    parts_.push_back(scored(term, weight * rarity));
  }

  void add_values(const Credit& credit) {
    const Field& row = field(credit.field);
    std::set<std::string> keys;
    for (const std::string& written : record_.values_of(credit.field)) {
      const std::string key = value_key(row.kind, written);
      if (key.empty() || keys.size() == most_values || !keys.insert(key).second) continue;
      add(store::value_term(row, key), credit.weight);
    }
  }

  // Another review of the same work.
  void add_titles() {
    std::set<std::string> keys;
    for (const FieldId id : {FieldId::work, FieldId::title}) {
      for (const std::string& written : record_.values_of(id)) keys.insert(title_key(written));
    }
    for (const std::string& key : keys) {
      if (key.empty()) continue;
      for (const FieldId id : {FieldId::work, FieldId::title}) {
        add(store::whole_title_term(field(id), key), same_work / 2);
      }
    }
  }

  const Xapian::Database& database_;
  const Deadline& deadline_;
  Xapian::docid document_;
  const store::Record& record_;
  std::vector<Xapian::Query> parts_;
};

// What both have of each field that counts, as `other` writes it.
std::vector<SharedValues> shared_values(const store::Record& record, const store::Record& other) {
  std::vector<SharedValues> all;
  for (const Credit& credit : credits) {
    const FieldKind kind = field(credit.field).kind;
    std::set<std::string> keys;
    for (const std::string& written : record.values_of(credit.field)) keys.insert(value_key(kind, written));
    SharedValues shared{credit.field, {}};
    for (const std::string& written : other.values_of(credit.field)) {
      if (keys.erase(value_key(kind, written)) > 0) shared.written.push_back(written);
    }
    if (!shared.written.empty()) all.push_back(std::move(shared));
  }
  return all;
}

// The likest first; of equals the newest, those without a date last, then by path.
bool comes_before(const SimilarArticle& a, const SimilarArticle& b) {
  return std::tie(b.hit.score, b.hit.date, a.hit.path) < std::tie(a.hit.score, a.hit.date, b.hit.path);
}

}  // namespace

SimilarResults similar_articles(const Archive& archive, Xapian::docid document, std::size_t limit) {
  const auto record_of = [&](Xapian::docid id) {
    return store::decode_facts(archive.database.get_document(id).get_data());
  };
  const store::Record record = record_of(document);
  SimilarResults results{archive.fields, hit_of(record, archive.fields), {}, false, 0};
  Xapian::Enquire enquire(archive.database);
  TimedSource source(archive.deadline);
  enquire.set_query(timed(Likeness(archive, document, record).query(), source));
  enquire.set_weighting_scheme(Xapian::BM25Weight(k1, 0, 1, length_share, 0.5));
  // Some more, among which those that are as like as the last are put in order.
  constexpr std::size_t spare = 20;
  const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit + spare));
  for (auto match = found.begin(); match != found.end(); ++match) {
    const store::Record other = record_of(*match);
    SimilarArticle similar{hit_of(other, archive.fields), shared_values(record, other)};
    similar.hit.score = match.get_weight();
    results.similar.push_back(std::move(similar));
  }
  std::ranges::sort(results.similar, comes_before);
  if (results.similar.size() > limit) results.similar.resize(limit);
  results.timed_out = archive.deadline.cut_short();
  return results;
}

}  // namespace rosebud::searcher
