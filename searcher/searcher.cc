#include "searcher/searcher.hh"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "catalogue/today.hh"
#include "searcher/answer.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/similar/find_article.hh"
#include "searcher/similar/similar.hh"
#include "searcher/snapshot.hh"
#include "searcher/suggest/suggest.hh"
#include "store/dictionary/dictionary.hh"
#include "store/reader.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// Front ends check what they are given; this keeps a request built by hand within what can be answered.
SearchRequest bounded(SearchRequest request) {
  request.limit = std::min(request.limit, max_limit);
  request.page = std::clamp<std::size_t>(request.page, 1, max_page);
  return request;
}

Deadline deadline_after(TimeLimit limit) {
  return limit ? Deadline::in(std::chrono::milliseconds(*limit)) : Deadline();
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
      : reader_(std::move(folder)), snapshots_(std::move(snapshots)) {}

  store::Reader& reader() { return reader_; }

  void refresh() {
    // Who has not searched yet has nothing to stay with.
    if (shared_) {
      shared_ = snapshots_->follow(reader_, shared_);
    } else {
      reader_.refresh();
    }
  }

  // Of what the reader has open. Within Reader::run(), as are the next two.
  const SharedSnapshot& snapshot(Parts parts) {
    const bool current = shared_ && shared_->identity == reader_.identity() &&
                         (parts == Parts::columns || shared_->dictionary);
    if (!current) shared_ = snapshots_->of(reader_, parts);
    return *shared_;
  }

  View& view() {
    if (!view_ || view_->identity() != shared_->identity) view_.emplace(shared_, reader_.database());
    return *view_;
  }

  SearchResults search(const Xapian::Database& database, const SearchRequest& request) {
    const bool asked = !request.text.empty() || !request.chosen.empty();
    const SharedSnapshot& shared = snapshot(asked ? Parts::all : Parts::columns);
    // An answer that is whole is so within any limit; what recency counts from changes at midnight.
    SearchRequest key = request;
    key.time_limit.reset();
    if (key.today == 0) key.today = today();
    if (const auto known = shared.answers->find(key)) return *known;
    const store::Stamp& stamp = reader_.stamp();
    const store::Dictionary dictionary = asked ? *shared.dictionary : store::Dictionary();
    const Archive archive{database,
                          stamp.fields,
                          stamp.people,
                          stamp.common,
                          dictionary,
                          view().evaluator().deadline(),
                          asked && !shared.dictionary_is_older};
    SearchResults results = answer(archive, view(), request);
    if (!results.timed_out && !request.explain && shared.answers->keeps())
      shared.answers->keep(key, std::make_shared<SearchResults>(results));
    return results;
  }

 private:
  store::Reader reader_;
  std::shared_ptr<Snapshots> snapshots_;
  std::shared_ptr<const SharedSnapshot> shared_;
  std::optional<View> view_;
};

Searcher::Searcher(store::DatabaseFolder folder)
    : Searcher(std::move(folder), make_snapshots({.answer_bytes = 0})) {}
Searcher::Searcher(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
    : impl_(std::make_unique<Impl>(std::move(folder), std::move(snapshots))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

std::shared_ptr<Snapshots> make_snapshots(const CacheLimits& limits) {
  return std::make_shared<Snapshots>(limits);
}

void Searcher::refresh() {
  impl_->refresh();
}

SearchResults Searcher::search(const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const SearchRequest within_bounds = bounded(request);
  SearchResults results = impl_->reader().run(
      [&](const Xapian::Database& database) { return impl_->search(database, within_bounds); });
  results.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return results;
}

Suggestions Searcher::suggest(std::string_view typed, std::size_t limit, TimeLimit time_limit) {
  store::Reader& reader = impl_->reader();
  return reader.run([&](const Xapian::Database& database) {
    const store::Stamp& stamp = reader.stamp();
    const store::Dictionary& dictionary = *impl_->snapshot(Parts::all).dictionary;
    const Deadline deadline = deadline_after(time_limit);
    return searcher::suggest({database, stamp.fields, stamp.people, stamp.common, dictionary, deadline},
                             typed, limit);
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

SimilarResults Searcher::similar(std::string_view article, std::size_t limit, TimeLimit time_limit) {
  const auto begin = std::chrono::steady_clock::now();
  store::Reader& reader = impl_->reader();
  SimilarResults results = reader.run([&](const Xapian::Database& database) {
    const store::Stamp& stamp = reader.stamp();
    const store::Dictionary unasked;
    const Deadline deadline = deadline_after(time_limit);
    const Archive archive{database, stamp.fields, stamp.people, stamp.common, unasked, deadline};
    const auto columns = [&]() -> const store::Columns& { return *impl_->snapshot(Parts::columns).columns; };
    return similar_articles(archive, find_article(archive, columns, article),
                            std::clamp<std::size_t>(limit, 1, max_limit));
  });
  results.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return results;
}

std::size_t Searcher::words() {
  return impl_->reader().run([&](const Xapian::Database&) {
    const auto words = impl_->snapshot(Parts::columns).columns->words();
    return std::accumulate(words.begin(), words.end(), std::size_t{0});
  });
}

std::string Searcher::identity() {
  const store::Identity identity = impl_->reader().identity();
  return fmt::format("{}-{}", identity.uuid, identity.revision);
}

}  // namespace rosebud::searcher
