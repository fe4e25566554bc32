#include "store/reader.hh"

#include <utility>

#include <fmt/format.h>

namespace rosebud::store {

Reader::Reader(DatabaseFolder folder) : folder_(std::move(folder)) {
  open();
}

void Reader::open() {
  // Between reading `current` and locking the generation it names, a writer may publish another and remove
  // it.
  constexpr int attempts = 5;
  for (int attempt = 1; attempt <= attempts; ++attempt) {
    if (try_open()) return;
  }
  throw Error(fmt::format("the database {} changes faster than it can be opened", folder_.path().string()),
              "Try again.");
}

bool Reader::try_open() {
  const auto name = folder_.current();
  if (!name) {
    throw Error(fmt::format("there is no database in {}", folder_.path().string()),
                "Run `rosebud index ARCHIVE` first.");
  }
  auto lock = FileLock::try_lock(folder_.generation(*name) / in_use_name, FileLock::Mode::shared);
  try {
    Xapian::Database opened(folder_.generation(*name).string());
    Stamp stamp = read_stamp(opened);
    if (folder_.current() != name) return false;
    database_ = std::move(opened);
    in_use_ = std::move(lock);
    stamp_ = std::move(stamp);
    generation_ = *name;
    return true;
  } catch (const Xapian::DatabaseModifiedError&) {
    return false;
  } catch (const Xapian::Error& error) {
    if (folder_.current() != name) return false;
    throw to_error(error);
  }
}

void Reader::refresh() {
  if (folder_.current() != generation_) {
    open();
    return;
  }
  try {
    // A commit may have changed what the archive declares.
    if (database_.reopen()) stamp_ = read_stamp(database_);
  } catch (const Xapian::Error&) {
    // reopen() itself throws while a writer commits; opening afresh says what is really wrong, if anything
    // is.
    open();
  }
}

Identity Reader::identity() const {
  return mapping_errors([&] { return Identity{database_.get_uuid(), database_.get_revision()}; });
}

}  // namespace rosebud::store
