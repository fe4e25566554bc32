// One set of columns for all who search the same content.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "store/columns.hh"
#include "store/current_columns.hh"

namespace rosebud::store {

// For the handles on one database folder, each in its thread. Thread-safe. Columns live as long as somebody
// holds them: whoever searches keeps what get() gave it until it has followed a commit.
class SharedColumns {
 public:
  // The columns of exactly the content of `source`, from others' hands if they have them. Who asks for what
  // another is just making waits for it; columns of different contents are made side by side. Xapian's errors
  // are as those of Columns::read(), and leave everything as it was.
  std::shared_ptr<const Columns> get(const ColumnsSource& source);

 private:
  // What one content's columns are made in, by one thread at a time.
  struct Place {
    std::mutex making;
    std::weak_ptr<const Columns> columns;  // under `making`
  };
  using Key = std::pair<std::string, std::uint64_t>;

  std::shared_ptr<Place> place_of(const Identity& identity);
  // The latest of the same database that somebody holds.
  LiveColumns newest_before(const Identity& identity);

  std::mutex mutex_;
  std::map<Key, std::shared_ptr<Place>> places_;  // under mutex_
};

}  // namespace rosebud::store
