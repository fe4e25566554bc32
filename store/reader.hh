// A read-only view of the current generation that follows commits and new generations.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "store/generation.hh"
#include "store/identity.hh"
#include "store/stamp.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {

// One handle on one database: not thread-safe, one per thread. Never holds a write lock.
class Reader {
 public:
  // Opens the folder's current generation. Throws Error when there is none, or it is damaged or foreign.
  explicit Reader(DatabaseFolder folder);

  // Follows a new generation or a commit, if there was one. Costs a read of the `current` file and, within
  // one generation, Xapian's reopen() (about 3 µs when nothing changed).
  void refresh();

  const Xapian::Database& database() const { return database_; }
  const DatabaseFolder& folder() const { return folder_; }
  // The folder of the generation that is open, where its side files lie.
  std::filesystem::path generation() const { return folder_.generation(generation_); }
  const Stamp& stamp() const { return stamp_; }
  Identity identity() const;

  // Runs `work(database)`. A writer that commits twice meanwhile makes Xapian throw DatabaseModifiedError;
  // then the database is opened afresh and `work` runs again, at most five times.
  template <typename Work>
  auto run(Work&& work) -> decltype(work(std::declval<const Xapian::Database&>())) {
    return mapping_errors([&] {
      constexpr int attempts = 5;
      for (int attempt = 1;; ++attempt) {
        try {
          return work(database_);
        } catch (const Xapian::DatabaseModifiedError& error) {
          if (attempt == attempts) throw to_error(error);
        }
        open();
      }
    });
  }

 private:
  void open();
  bool try_open();

  DatabaseFolder folder_;
  std::string generation_;
  std::optional<FileLock> in_use_;
  Xapian::Database database_;
  Stamp stamp_;
};

}  // namespace rosebud::store
