#include "searcher/searcher.hh"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "catalogue/word_count.hh"
#include "searcher/answer.hh"
#include "searcher/similar/find_article.hh"
#include "searcher/similar/similar.hh"
#include "searcher/snapshot.hh"
#include "searcher/suggest/suggest.hh"
#include "store/dictionary/current_dictionary.hh"
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

}  // namespace

class Searcher::Impl {
 public:
  Impl(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
      : reader_(std::move(folder)), snapshots_(std::move(snapshots)) {}

  store::Reader& reader() { return reader_; }

  // Of what the reader has open.
  View& view() {
    if (!view_ || view_->identity() != reader_.identity()) {
      view_.emplace(snapshots_->of(reader_), reader_.database());
    }
    return *view_;
  }

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
  std::shared_ptr<Snapshots> snapshots_;
  std::optional<View> view_;
};

Searcher::Searcher(store::DatabaseFolder folder) : Searcher(std::move(folder), make_snapshots()) {}
Searcher::Searcher(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots)
    : impl_(std::make_unique<Impl>(std::move(folder), std::move(snapshots))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

std::shared_ptr<Snapshots> make_snapshots() {
  return std::make_shared<Snapshots>();
}

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
    return answer({database, stamp.fields, stamp.people, dictionary}, impl_->view(), within_bounds);
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

SimilarResults Searcher::similar(std::string_view article, std::size_t limit) {
  const auto begin = std::chrono::steady_clock::now();
  store::Reader& reader = impl_->reader();
  SimilarResults results = reader.run([&](const Xapian::Database& database) {
    const store::Stamp& stamp = reader.stamp();
    const store::Dictionary unasked;
    return similar_articles({database, stamp.fields, stamp.people, unasked}, find_article(database, article),
                            std::clamp<std::size_t>(limit, 1, max_limit));
  });
  results.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return results;
}

std::size_t Searcher::words() {
  return impl_->reader().run([&](const Xapian::Database& database) {
    std::size_t words = 0;
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
      const store::Record record = store::decode_record(database.get_document(*posting).get_data());
      for (const Block& block : record.blocks) words += word_count(block.text);
    }
    return words;
  });
}

std::string Searcher::identity() {
  const store::Identity identity = impl_->reader().identity();
  return fmt::format("{}-{}", identity.uuid, identity.revision);
}

}  // namespace rosebud::searcher
