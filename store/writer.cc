#include "store/writer.hh"

#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "store/changes.hh"
#include "store/generation.hh"
#include "store/xapian_errors.hh"

namespace rosebud::store {
namespace fs = std::filesystem;

std::map<std::string, KnownFile, std::less<>> known_files(const Xapian::Database& database) {
  return mapping_errors([&] {
    std::map<std::string, KnownFile, std::less<>> files;
    auto stamp = database.valuestream_begin(stamp_slot);
    const auto stamps_end = database.valuestream_end(stamp_slot);
    const auto end = database.valuestream_end(path_slot);
    for (auto path = database.valuestream_begin(path_slot); path != end; ++path) {
      const Xapian::docid id = path.get_docid();
      if (stamp != stamps_end && stamp.get_docid() < id) stamp.skip_to(id);
      const bool stamped = stamp != stamps_end && stamp.get_docid() == id;
      files[*path] = {id, stamped ? decode_stamp(*stamp) : FileStamp{}};
    }
    return files;
  });
}

Writer Writer::create(const fs::path& path, const Stamp& stamp) {
  return mapping_errors([&] {
    Writer writer(Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE));
    write_stamp(writer.database_, stamp);
    return writer;
  });
}

Writer Writer::open(const fs::path& path) {
  return mapping_errors([&] {
    Writer writer(Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN));
    read_stamp(writer.database_);
    return writer;
  });
}

void Writer::set_stamp(const Stamp& stamp) {
  mapping_errors([&] { write_stamp(database_, stamp); });
}

void Writer::add(const Xapian::Document& document) {
  mapping_errors([&] { changed_.push_back(database_.add_document(document)); });
}

void Writer::replace(Xapian::docid id, const Xapian::Document& document) {
  mapping_errors([&] { database_.replace_document(id, document); });
  changed_.push_back(id);
}

void Writer::remove(Xapian::docid id) {
  mapping_errors([&] { database_.delete_document(id); });
  changed_.push_back(id);
}

void Writer::begin() {
  mapping_errors([&] {
    database_.begin_transaction(true);
    since_ = database_.get_revision();
  });
  changed_.clear();
}

void Writer::commit() {
  mapping_errors([&] {
    write_changes(database_, since_, changed_);
    database_.commit_transaction();
  });
}

void Writer::cancel() noexcept {
  try {
    database_.cancel_transaction();
  } catch (const Xapian::Error&) {
    // Nothing was committed, which is all that cancelling is for; closing the database drops the rest.
    database_.close();
  }
}

void merge(std::span<const fs::path> shards, const fs::path& target) {
  mapping_errors([&] {
    Xapian::Database all;
    for (const fs::path& shard : shards) all.add_database(Xapian::Database(shard.string()));
    all.compact(target.string(), Xapian::DBCOMPACT_MULTIPASS);
  });
  std::ofstream in_use(target / in_use_name);
  if (!in_use) throw Error(fmt::format("cannot write {}", (target / in_use_name).string()));
}

}  // namespace rosebud::store
