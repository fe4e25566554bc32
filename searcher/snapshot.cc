#include "searcher/snapshot.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "catalogue/field.hh"
#include "store/dictionary/build_dictionary.hh"
#include "store/dictionary/current_dictionary.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// A language of at least this share of the articles is one that the archive mostly holds.
constexpr double main_language_share = 0.05;

Languages languages_of(const Xapian::Database& database) {
  Languages languages;
  const std::string prefix = store::value_term(field(FieldId::language), "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string language = (*term).substr(prefix.size());
    if (term.get_termfreq() >= main_language_share * database.get_doccount())
      languages.main.push_back(language);
    Stemmer stemmer(language);
    const auto same = [&](const Stemmer& other) { return other.language() == stemmer.language(); };
    if (std::ranges::none_of(languages.all, same)) languages.all.push_back(std::move(stemmer));
  }
  return languages;
}

}  // namespace

// That somebody is making one.
class Snapshots::Making {
 public:
  // Under `mutex_`; let go of without it.
  explicit Making(Snapshots& snapshots) : snapshots_(snapshots) { ++snapshots_.making_; }
  Making(const Making&) = delete;
  Making& operator=(const Making&) = delete;
  ~Making() {
    const std::scoped_lock lock(snapshots_.mutex_);
    --snapshots_.making_;
    snapshots_.made_.notify_all();
  }

 private:
  Snapshots& snapshots_;
};

bool Snapshots::is_newest(const store::Identity& identity, Parts parts) const {
  return newest_ && newest_->identity == identity && (parts == Parts::columns || newest_->dictionary);
}

Snapshots::Shared Snapshots::of(const store::Reader& reader, Parts parts) {
  const store::Identity identity = reader.identity();
  std::unique_lock lock(mutex_);
  made_.wait(lock, [&] { return making_ == 0 || is_newest(identity, parts); });
  if (is_newest(identity, parts)) return newest_;
  const Making making(*this);
  lock.unlock();
  return make(reader, parts);
}

Snapshots::Shared Snapshots::follow(store::Reader& reader, const Shared& held) {
  std::unique_lock lock(mutex_);
  if (making_ > 0) return held;
  reader.refresh();
  const store::Identity identity = reader.identity();
  if (is_newest(identity, Parts::all)) {
    if (newest_->dictionary_is_older()) look_for_dictionary(reader);
    return newest_;
  }
  const Making making(*this);
  lock.unlock();
  return reader.run([&](const Xapian::Database&) { return make(reader, Parts::all); });
}

Snapshots::Shared Snapshots::make(const store::Reader& reader, Parts parts) {
  Shared before;
  {
    const std::scoped_lock lock(mutex_);
    before = newest_;
  }
  auto made = std::make_shared<SharedSnapshot>();
  made->identity = reader.identity();
  if (before && before->identity == made->identity) {
    *made = *before;  // but for its dictionary
  } else {
    made->columns =
        columns_.get({reader.generation(), made->identity, reader.database(), reader.stamp().fields});
    made->whole_counts = std::make_shared<WholeCounts>(*made->columns);
    made->postings = std::make_shared<PostingCache>(
        std::max(limits_.posting_bytes, limits_.posting_bytes_per_article * made->columns->document_count()));
    made->synonyms = SynonymTable(reader.stamp().synonyms);
    made->boosts = reader.stamp().boosts;
    made->answers = std::make_shared<AnswerCache>(limits_.answer_bytes);
  }
  if (parts == Parts::all) find_dictionary(reader, *made, before);
  const std::scoped_lock lock(mutex_);
  publish(made);
  return made;
}

// The one of the content that is open; of a large archive else the latest that there is.
void Snapshots::find_dictionary(const store::Reader& reader, SharedSnapshot& snapshot, const Shared& before) {
  const auto take = [&snapshot](store::Dictionary dictionary, std::uint64_t revision) {
    snapshot.dictionary = std::move(dictionary);
    snapshot.dictionary_revision = revision;
  };
  auto mapped = store::open_any_dictionary(reader.generation(), snapshot.identity.uuid);
  const bool is_current = mapped && mapped->revision == snapshot.identity.revision;
  if (!is_current && reader.database().get_doccount() <= quickly_made) {
    take(store::build_dictionary(reader.database(), reader.stamp(), *snapshot.columns),
         snapshot.identity.revision);
    return;
  }
  const bool has_older = before && before->dictionary && before->identity.uuid == snapshot.identity.uuid;
  if (has_older && (!mapped || mapped->revision <= before->dictionary_revision)) {
    take(*before->dictionary, before->dictionary_revision);
  } else if (mapped) {
    take(std::move(mapped->dictionary), mapped->revision);
  } else {
    take(store::build_dictionary(reader.database(), reader.stamp(), *snapshot.columns),
         snapshot.identity.revision);
  }
}

// Under `mutex_`.
void Snapshots::look_for_dictionary(const store::Reader& reader) {
  auto mapped = store::open_any_dictionary(reader.generation(), newest_->identity.uuid);
  if (!mapped || mapped->revision <= newest_->dictionary_revision) return;
  auto made = std::make_shared<SharedSnapshot>(*newest_);
  made->dictionary = std::move(mapped->dictionary);
  made->dictionary_revision = mapped->revision;
  // What the earlier dictionary made of a request may not be what this one makes of it.
  made->answers = std::make_shared<AnswerCache>(limits_.answer_bytes);
  publish(made);
}

Snapshots::Shared Snapshots::newest() const {
  const std::scoped_lock lock(mutex_);
  return newest_ && newest_->dictionary ? newest_ : nullptr;
}

void Snapshots::enter(Seat& seat) {
  const std::scoped_lock lock(seats_mutex_);
  seats_.push_back(&seat);
}

void Snapshots::leave(Seat& seat) {
  const std::scoped_lock lock(seats_mutex_);
  std::erase(seats_, &seat);
}

void Snapshots::take_all_along() {
  const Shared made = newest();
  if (!made) return;
  const std::scoped_lock lock(seats_mutex_);
  for (Seat* const seat : seats_) seat->take_along(made);
}

// Under `mutex_`. Threads that have nothing to do hold their snapshots long, but must not hold memory.
void Snapshots::publish(const Shared& made) {
  const bool overtaken = newest_ && newest_->identity.uuid == made->identity.uuid &&
                         newest_->identity.revision > made->identity.revision;
  if (overtaken) return;
  if (newest_ && newest_->answers != made->answers) newest_->answers->retire();
  if (newest_ && newest_->postings != made->postings) newest_->postings->retire();
  newest_ = made;
}

View::View(std::shared_ptr<const SharedSnapshot> shared, const Xapian::Database& database)
    : shared_(std::move(shared)),
      languages_(languages_of(database)),
      evaluator_(database, *shared_->columns, shared_->postings.get()) {}

std::span<const Xapian::docid> View::newest_first() {
  const store::Columns& columns = *shared_->columns;
  if (newest_first_.empty()) {
    newest_first_.resize(columns.document_count());
    for (Xapian::docid id = 1; id <= columns.last_docid(); ++id) {
      if (columns.is_document(id)) newest_first_[columns.tie_rank(id)] = id;
    }
  }
  return newest_first_;
}

}  // namespace rosebud::searcher
