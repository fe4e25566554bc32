// What answers are made of besides the database handle: of one revision of one database.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>

#include <xapian.h>

#include "catalogue/boosts.hh"
#include "catalogue/field_table.hh"
#include "searcher/engine/evaluate.hh"
#include "searcher/engine/postings.hh"
#include "searcher/query/plan.hh"
#include "searcher/query/synonyms.hh"
#include "store/columns.hh"
#include "store/identity.hh"
#include "store/reader.hh"
#include "store/shared_columns.hh"

namespace rosebud::searcher {

// What all threads use together.
struct SharedSnapshot {
  store::Identity identity;
  std::shared_ptr<const store::Columns> columns;
  std::unique_ptr<PostingCache> postings;
  SynonymTable synonyms;
  Boosts boosts;
};

// The newest snapshot, made by the first thread that asks for it. Thread-safe.
class Snapshots {
 public:
  // That of what `reader` has open.
  std::shared_ptr<const SharedSnapshot> of(const store::Reader& reader);

 private:
  std::mutex mutex_;
  store::SharedColumns columns_;
  std::shared_ptr<const SharedSnapshot> newest_;
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

 private:
  std::shared_ptr<const SharedSnapshot> shared_;
  Languages languages_;
  Evaluator evaluator_;
};

}  // namespace rosebud::searcher
