// What answers are made of besides the database handle: of one revision of one database.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
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
  std::optional<store::Dictionary> dictionary;  // nothing: nobody has asked for it yet
  // Whether it is of an earlier revision: it is a hint, and made anew for a large archive it would keep
  // whoever asks waiting, when all that is missing is the file that is being written just then.
  bool dictionary_is_older = false;
  std::shared_ptr<PostingCache> postings;
  std::shared_ptr<AnswerCache> answers;
  SynonymTable synonyms;
  Boosts boosts;
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

 private:
  class Making;

  bool is_newest(const store::Identity& identity, Parts parts) const;
  Shared make(const store::Reader& reader, Parts parts);
  static store::Dictionary dictionary_for(const store::Reader& reader, SharedSnapshot& snapshot,
                                          const Shared& before);
  void look_for_dictionary(const store::Reader& reader);
  void publish(const Shared& made);

  const CacheLimits limits_;
  store::SharedColumns columns_;
  std::mutex mutex_;
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
