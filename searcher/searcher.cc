#include "searcher/searcher.hh"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/language.hh"
#include "searcher/facets.hh"
#include "searcher/query/parse.hh"
#include "searcher/query/plan_corrections.hh"
#include "searcher/query/plan_query.hh"
#include "searcher/query/plan_values.hh"
#include "searcher/scoring.hh"
#include "searcher/snippet.hh"
#include "searcher/suggest/suggest.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/reader.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// A query is stemmed in the languages of at least this share of the articles.
constexpr double main_language_share = 0.05;

std::vector<Stemmer> stemmers_of(const Xapian::Database& database) {
  const std::string prefix = store::value_term(field(FieldId::language), "");
  std::vector<Stemmer> stemmers;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < main_language_share * database.get_doccount()) continue;
    stemmers.emplace_back((*term).substr(prefix.size()));
  }
  return stemmers;
}

std::vector<DeclaredValues> declared_values(const store::Record& record, const FieldTable& fields) {
  std::vector<DeclaredValues> all;
  for (const DeclaredField& own : fields.declared()) {
    DeclaredValues values{declared_id(own.name), {}};
    values.written = record.values_of(values.field);
    if (!values.written.empty()) all.push_back(std::move(values));
  }
  return all;
}

Hit hit_of(const store::Record& record, const FieldTable& fields) {
  Hit hit;
  hit.path = record.path;
  hit.title = record.first_of(FieldId::title);
  hit.address = record.address;
  hit.years = record.values_of(FieldId::year);
  hit.directors = record.values_of(FieldId::director);
  hit.writers = record.values_of(FieldId::writer);
  hit.date = record.first_of(FieldId::date);
  hit.rating = record.first_of(FieldId::rating);
  for (const store::RecordValue& value : record.values) {
    if (!value.evidence.empty()) hit.inferred.push_back({value.field, value.written, value.evidence});
  }
  hit.declared = declared_values(record, fields);
  return hit;
}

// What a request found: the page of hits and the counts.
struct Matched {
  Xapian::MSet page;
  std::size_t total = 0;
};

// `request` without the fields that the archive has not: its declarations may have changed since the request
// was read.
SearchRequest with_known_fields(const FieldTable& fields, SearchRequest request,
                                std::vector<Notice>& notices) {
  const auto unknown = [&](FieldId id) { return !fields.contains(id); };
  std::size_t dropped =
      std::erase_if(request.chosen, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.ranges, [&](const auto& entry) { return unknown(entry.first); });
  dropped += std::erase_if(request.facets, [&](const FacetRequest& facet) { return unknown(facet.field); });
  if (dropped > 0) {
    notices.push_back(
        {"the archive no longer has a field that was chosen or counted; it was left out", 0, 0});
  }
  return request;
}

// One request being answered on one snapshot of the database.
class Answer {
 public:
  Answer(const Archive& archive, const SearchRequest& request)
      : archive_(archive),
        database_(archive.database),
        fields_(archive.fields),
        request_(with_known_values(archive, with_known_fields(fields_, request, results_.notices),
                                   results_.notices)),
        stemmers_(stemmers_of(database_)),
        query_(parse_query(request.text, fields_)) {
    results_.fields = fields_;
  }

  SearchResults run() {
    results_.archive = database_.get_doccount();
    std::ranges::copy(query_.notices, std::back_inserter(results_.notices));
    const bool only_punctuation = query_.root.children.empty() && !query_.notices.empty();
    if (only_punctuation) {
      // Nothing was asked for that could be found; the whole archive would be the wrong answer.
      results_.facets = empty_facets();
      return std::move(results_);
    }
    plan(query_.root);
    const Matched matched = best_match();
    results_.total = matched.total;
    results_.hits = hits_of(matched.page);
    if (!results_.any_word) add_partial();
    return std::move(results_);
  }

 private:
  void plan(const QueryNode& root, const Recognised* typed = nullptr) {
    plan_ = plan_query(root, {archive_, stemmers_, typed}, results_.notices);
  }

  // Whether an article has all that was typed, not only what it may have been meant to be.
  bool has_all_words() const {
    QueryPlan typed = plan_;
    typed.also.reset();
    Xapian::Enquire enquire(database_);
    enquire.set_query(refined(typed.query(Demand::all_words, false)).first);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  void offer(const std::optional<QueryNode>& meant) {
    if (meant) results_.did_you_mean = to_string(*meant, fields_);
    // What differs in signs or the order of words alone is no news.
    if (results_.did_you_mean == to_string(query_.root, fields_)) results_.did_you_mean.clear();
  }

  // All words, else the corrected ones, else most of them.
  Matched best_match() {
    Matched matched = match(Demand::all_words);
    if (matched.total > 0 && (!plan_.also || has_all_words())) {
      offer(offered(query_.root, plan_.recognised, {archive_, stemmers_}));
      return matched;
    }
    if (const auto meant = corrected(query_.root, plan_.recognised, {archive_, stemmers_})) {
      const Recognised typed = plan_.recognised;
      plan(*meant, &typed);
      results_.corrected = to_string(*meant, fields_);
      matched = match(Demand::all_words);
    }
    if (matched.total > 0 || plan_.typed_words < 2) return matched;
    matched = match(Demand::any_word);
    results_.any_word = matched.total > 0;
    return matched;
  }

  // `query` with what was chosen, and whether anything was.
  std::pair<Xapian::Query, bool> refined(Xapian::Query query) const {
    bool any = false;
    for (const Field& row : fields_.fields()) {
      if (!request_.refines(row.id)) continue;
      any = true;
      query = Xapian::Query(Xapian::Query::OP_FILTER, query, refinement_query(database_, request_, row));
    }
    return {query, any};
  }

  // Without words to order by, the newest come first.
  Sort sort() const {
    if (request_.sort) return *request_.sort;
    return plan_.scored ? Sort::relevance : Sort::date;
  }

  Matched match(Demand demand) {
    const auto [wanted, is_refined] = refined(plan_.query(demand, sort() == Sort::relevance));
    FacetCounter counter(request_, fields_);
    Matched matched;
    const auto first = static_cast<Xapian::doccount>((request_.page - 1) * request_.limit);
    const Slice slice{first, static_cast<Xapian::doccount>(request_.limit)};
    if (!is_refined) {
      matched.page = page_of(wanted, slice, &counter);
    } else {
      // The counts of a chosen field leave its own choice out, so they range over more than the hits do.
      matched.page = page_of(wanted, slice, nullptr);
      count_all(plan_.query(demand, false), counter);
    }
    matched.total = counter.total();
    results_.facets.clear();
    for (const FacetRequest& facet : request_.facets)
      results_.facets.push_back(counter.facet(facet, database_));
    return matched;
  }

  // When all the words fill no page, articles with some of them are shown apart; they are not counted.
  void add_partial() {
    const bool asked = request_.page == 1 && sort() == Sort::relevance && plan_.typed_words > 1;
    if (!asked || results_.total == 0 || results_.total >= request_.limit) return;
    const auto [some, is_refined] = refined(plan_.query(Demand::any_word, true));
    const Xapian::Query rest(Xapian::Query::OP_AND_NOT, some, plan_.query(Demand::all_words, false));
    const auto room = static_cast<Xapian::doccount>(request_.limit - results_.total);
    results_.partial = hits_of(page_of(rest, {0, room}, nullptr));
  }

  struct Slice {
    Xapian::doccount first;
    Xapian::doccount count;
  };

  Xapian::MSet page_of(const Xapian::Query& query, Slice slice, FacetCounter* counter) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    set_order(enquire, sort());
    if (counter != nullptr) enquire.add_matchspy(counter);
    // Without checking every match, Xapian stops early and counts are guesses.
    const Xapian::doccount checked = counter != nullptr ? database_.get_doccount() : 0;
    return enquire.get_mset(slice.first, slice.count, checked);
  }

  void count_all(const Xapian::Query& words, FacetCounter& counter) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(words);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&counter);
    enquire.get_mset(0, 0, database_.get_doccount());
  }

  std::vector<Facet> empty_facets() const {
    const FacetCounter nothing(request_, fields_);
    std::vector<Facet> facets;
    for (const FacetRequest& facet : request_.facets) facets.push_back(nothing.facet(facet, database_));
    return facets;
  }

  std::vector<Hit> hits_of(const Xapian::MSet& page) const {
    const Snippeter snippeter(plan_.marked, stemmers_);
    std::vector<Hit> hits;
    // No MSet::fetch() here: in Xapian 1.4.22 it reads beyond its items on any page but the first.
    for (auto match = page.begin(); match != page.end(); ++match) {
      const store::Record record = store::decode_record(match.get_document().get_data());
      Hit hit = hit_of(record, fields_);
      hit.score = match.get_weight();
      hit.snippet = snippeter.snippet(record.blocks);
      hits.push_back(std::move(hit));
    }
    return hits;
  }

  const Archive archive_;
  const Xapian::Database& database_;
  const FieldTable& fields_;
  SearchResults results_;
  const SearchRequest request_;
  std::vector<Stemmer> stemmers_;
  ParsedQuery query_;
  QueryPlan plan_;
};

// Front ends check what they are given; this keeps a request built by hand within what can be answered.
SearchRequest bounded(SearchRequest request) {
  request.limit = std::clamp<std::size_t>(request.limit, 1, max_limit);
  request.page = std::clamp<std::size_t>(request.page, 1, max_page);
  return request;
}

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(store::DatabaseFolder folder) : reader_(std::move(folder)) {}

  store::Reader& reader() { return reader_; }

  // Of the database as it is now, or was shortly before: it is a hint, and making it anew for a large archive
  // in the moment between a commit and its file would keep whoever asks waiting. Within Reader::run().
  const store::Dictionary& dictionary() {
    store::Identity identity = reader_.identity();
    if (dictionary_ && identity == dictionary_of_) return *dictionary_;
    auto mapped = store::open_dictionary(reader_.generation(), identity);
    const bool old_will_do = dictionary_ && identity.uuid == dictionary_of_.uuid &&
                             reader_.database().get_doccount() > quickly_made;
    if (!mapped && old_will_do) return *dictionary_;
    dictionary_ = mapped ? std::move(*mapped)
                         : store::current_dictionary(
                               {reader_.generation(), identity, reader_.database(), reader_.stamp()});
    dictionary_of_ = std::move(identity);
    return *dictionary_;
  }

 private:
  // A dictionary of so many articles is made in some hundredths of a second.
  static constexpr Xapian::doccount quickly_made = 2000;

  store::Reader reader_;
  std::optional<store::Dictionary> dictionary_;
  store::Identity dictionary_of_;
};

Searcher::Searcher(store::DatabaseFolder folder) : impl_(std::make_unique<Impl>(std::move(folder))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

void Searcher::refresh() {
  impl_->reader().refresh();
}

SearchResults Searcher::search(const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const SearchRequest within_bounds = bounded(request);
  store::Reader& reader = impl_->reader();
  // Asked for inside: a reader that has to open the database afresh has the fields of what it opened.
  SearchResults results = reader.run([&](const Xapian::Database& database) {
    const store::Stamp& stamp = reader.stamp();
    const bool asked = !within_bounds.text.empty() || !within_bounds.chosen.empty();
    const store::Dictionary dictionary = asked ? impl_->dictionary() : store::Dictionary();
    return Answer({database, stamp.fields, stamp.people, dictionary}, within_bounds).run();
  });
  results.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return results;
}

std::vector<Suggestion> Searcher::suggest(std::string_view typed, std::size_t limit) {
  store::Reader& reader = impl_->reader();
  return reader.run([&](const Xapian::Database&) {
    return searcher::suggest(impl_->dictionary(), reader.stamp().fields, typed, limit);
  });
}

const FieldTable& Searcher::fields() const {
  return impl_->reader().stamp().fields;
}

std::optional<store::Record> Searcher::article(std::string_view path) {
  return impl_->reader().run([&](const Xapian::Database& database) -> std::optional<store::Record> {
    const std::string term = store::path_term(path);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return std::nullopt;
    return store::decode_record(database.get_document(*posting).get_data());
  });
}

std::string Searcher::identity() {
  const store::Identity identity = impl_->reader().identity();
  return fmt::format("{}-{}", identity.uuid, identity.revision);
}

}  // namespace rosebud::searcher
