#include "searcher/searcher.hh"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <optional>
#include <semaphore>
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
  if (request.wants_total()) request.total = Total::exact;
  return request;
}

Deadline deadline_after(TimeLimit limit) {
  return limit ? Deadline::in(std::chrono::milliseconds(*limit)) : Deadline();
}

}  // namespace

class Searcher::Impl final : public Seat {
 public:
  Impl(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
      : reader_(std::move(folder)), snapshots_(std::move(snapshots)) {
    snapshots_->enter(*this);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() override { snapshots_->leave(*this); }

  store::Reader& reader() { return reader_; }

  void refresh() {
    if (!at_work_) resting_.acquire();
    at_work_ = true;
    if (!shared_) {
      // Who has not searched yet has nothing to stay with.
      reader_.refresh();
    } else if (snapshots_->is_followed(reader_.database().get_doccount())) {
      if (const auto newest = snapshots_->newest()) take(newest);
    } else {
      shared_ = snapshots_->follow(reader_, shared_);
    }
  }

  void rest() {
    if (std::exchange(at_work_, false)) resting_.release();
  }

  void take_along(const std::shared_ptr<const SharedSnapshot>& newest) override {
    if (!resting_.try_acquire()) return;
    try {
      if (shared_) take(newest);
      if (shared_ == newest) view();
    } catch (...) {
      // Whatever it is, Xapian's or ours, the next question meets it, and somebody is there to be told.
      view_.reset();
    }
    resting_.release();
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
                          asked && !shared.dictionary_is_older()};
    SearchResults results = answer(archive, view(), request);
    if (!results.timed_out && !request.explain && shared.answers->keeps())
      shared.answers->keep(key, std::make_shared<SearchResults>(results));
    return results;
  }

 private:
  // Goes over to `newest` with a handle of its own on that revision. A handle that is open goes to the latest
  // revision only; where that is a later one already, all stays as it is until its snapshot is made.
  void take(const std::shared_ptr<const SharedSnapshot>& newest) {
    if (newest == shared_) return;
    if (newest->identity != reader_.identity()) {
      store::Reader reader(reader_.folder());
      if (reader.identity() != newest->identity) return;
      view_.reset();
      reader_ = std::move(reader);
    }
    shared_ = newest;
  }

  store::Reader reader_;
  std::shared_ptr<Snapshots> snapshots_;
  // Taken from refresh() to rest(): nobody else touches this searcher then. No mutex: the thread that takes
  // it need not be the one that gives it back.
  std::binary_semaphore resting_{0};
  bool at_work_ = true;
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

void Searcher::rest() {
  impl_->rest();
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
