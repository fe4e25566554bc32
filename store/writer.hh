// Writing databases: one generation or shard at a time, and merging shards into a generation.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "store/stamp.hh"
#include "store/values.hh"

namespace rosebud::store {

// What a database knows of one article's file.
struct KnownFile {
  Xapian::docid id = 0;
  FileStamp stamp;
};

// Every article of `database` by its path.
std::map<std::string, KnownFile, std::less<>> known_files(const Xapian::Database& database);

// Writes one database. Xapian's errors become Error.
class Writer {
 public:
  // Makes a new database in the empty or missing folder `path`, stamped.
  static Writer create(const std::filesystem::path& path, const Stamp& stamp);

  // Opens an existing one for an update.
  static Writer open(const std::filesystem::path& path);

  const Xapian::Database& database() const { return database_; }

  void set_stamp(const Stamp& stamp);
  void add(const Xapian::Document& document);
  void replace(Xapian::docid id, const Xapian::Document& document);
  void remove(Xapian::docid id);

  // All changes between begin() and commit() become visible at once; without commit() none does. Outside a
  // transaction Xapian commits at its flush threshold on its own. commit() also keeps which documents changed
  // (store/changes.hh).
  void begin();
  void commit();
  // Gives up what begin() started.
  void cancel() noexcept;

 private:
  explicit Writer(Xapian::WritableDatabase database) : database_(std::move(database)) {}
  Xapian::WritableDatabase database_;
  std::uint64_t since_ = 0;             // the revision before the transaction
  std::vector<Xapian::docid> changed_;  // in it
};

// Merges `shards`, in their order, into a new compact database at `target`, and makes its in-use file.
void merge(std::span<const std::filesystem::path> shards, const std::filesystem::path& target);

}  // namespace rosebud::store
