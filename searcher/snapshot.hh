// What answers are made of besides the database handle: of one revision of one database.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include <xapian.h>

#include "catalogue/boosts.hh"
#include "searcher/answer_cache.hh"
#include "searcher/engine/count.hh"
#include "searcher/engine/evaluate.hh"
#include "searcher/engine/postings.hh"
#include "searcher/engine/whole_counts.hh"
#include "searcher/query/plan.hh"
#include "searcher/query/synonyms.hh"
#include "searcher/searcher.hh"
#include "store/columns.hh"
#include "store/dictionary/dictionary.hh"
#include "store/identity.hh"
#include "store/reader.hh"
#include "store/shared_columns.hh"

namespace rosebud::searcher {

// What all threads use together; nothing but the caches changes once it is made.
struct SharedSnapshot {
  store::Identity identity;
  std::shared_ptr<const store::Columns> columns;
  std::shared_ptr<const WholeCounts> whole_counts;
  std::optional<store::Dictionary> dictionary;  // nothing: nobody has asked for it yet
  std::uint64_t dictionary_revision = 0;
  std::shared_ptr<PostingCache> postings;
  std::shared_ptr<AnswerCache> answers;
  SynonymTable synonyms;
  Boosts boosts;

  // Whether the dictionary is of an earlier revision: it is a hint, and made anew for a large archive at each
  // commit it would take a processor for itself.
  bool dictionary_is_older() const { return dictionary_revision != identity.revision; }
};

// An archive of at most so many articles has its snapshot made in some hundredths of a second.
inline constexpr Xapian::doccount quickly_made = 2000;

// Whoever holds a snapshot between questions. A thread that has nothing to do must not hold the memory of an
// old one, so it is taken along to the new one by who makes them.
class Seat {
 public:
  Seat() = default;
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;
  virtual ~Seat() = default;

  // Takes `newest`, unless the owner is at work just now.
  virtual void take_along(const std::shared_ptr<const SharedSnapshot>& newest) = 0;
};

// What is needed of a snapshot.
enum class Parts : std::uint8_t { columns, all };

// The newest snapshot, made by the first thread that finds that there is a new revision. Meanwhile the others
// stay with the one that they hold, and with its revision. Thread-safe.
class Snapshots {
 public:
  using Shared = std::shared_ptr<const SharedSnapshot>;

  explicit Snapshots(const CacheLimits& limits) : limits_(limits) {}

  // That of what `reader` has open, with these parts at least. Waits for who is making one. Within
  // Reader::run().
  Shared of(const store::Reader& reader, Parts parts);

  // Has `reader`, which had the revision of `held` open, follow the database, and returns the whole snapshot
  // of what it has open then. While another thread makes one, all stays as it is.
  Shared follow(store::Reader& reader, const Shared& held);

  // The newest one that is whole; null when there is none.
  Shared newest() const;

  // From now on somebody makes the snapshots of archives with more articles than these before they are asked
  // for.
  void follow_beyond(Xapian::doccount articles) { followed_beyond_ = articles; }
  bool is_followed(Xapian::doccount articles) const { return articles > followed_beyond_; }

  // A seat has to leave before it ends.
  void enter(Seat& seat);
  void leave(Seat& seat);
  // Has all who are not at work take the newest snapshot.
  void take_all_along();

 private:
  class Making;

  bool is_newest(const store::Identity& identity, Parts parts) const;
  Shared make(const store::Reader& reader, Parts parts);
  static void find_dictionary(const store::Reader& reader, SharedSnapshot& snapshot, const Shared& before);
  void look_for_dictionary(const store::Reader& reader);
  void publish(const Shared& made);

  const CacheLimits limits_;
  std::atomic<Xapian::doccount> followed_beyond_ = std::numeric_limits<Xapian::doccount>::max();
  store::SharedColumns columns_;
  std::mutex seats_mutex_;
  std::vector<Seat*> seats_;  // under seats_mutex_
  mutable std::mutex mutex_;
  std::condition_variable made_;
  int making_ = 0;  // threads; under mutex_, as is what follows
  Shared newest_;
};

// One thread's view of a snapshot, beside its own database handle.
class View {
 public:
  // `database` is the handle of `shared`'s revision; it has to outlive the view.
  View(std::shared_ptr<const SharedSnapshot> shared, const Xapian::Database& database);

  const store::Identity& identity() const { return shared_->identity; }
  const store::Columns& columns() const { return *shared_->columns; }
  const WholeCounts& whole_counts() const { return *shared_->whole_counts; }
  const Languages& languages() const { return languages_; }
  const SynonymTable& synonyms() const { return shared_->synonyms; }
  const Boosts& boosts() const { return shared_->boosts; }
  Evaluator& evaluator() { return evaluator_; }
  CountingMemory& counting_memory() { return counting_memory_; }

  // All documents by Columns::tie_rank(); made when it is first asked for.
  std::span<const Xapian::docid> newest_first();

 private:
  std::shared_ptr<const SharedSnapshot> shared_;
  Languages languages_;
  Evaluator evaluator_;
  CountingMemory counting_memory_;
  std::vector<Xapian::docid> newest_first_;
};

}  // namespace rosebud::searcher
