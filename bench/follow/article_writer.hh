// Commits of single articles to a database that is kept for measuring.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "indexer/document/document.hh"
#include "store/generation.hh"
#include "store/keeping.hh"
#include "store/stamp.hh"
#include "store/writer.hh"

namespace rosebud::bench {

class ArticleWriter {
 public:
  // Takes the write lock of the database folder for as long as it lives.
  explicit ArticleWriter(const std::filesystem::path& database);

  // Replaces an article of the archive by another version of it that never was; each fourth time adds one
  // instead, by a director of its own.
  void commit();

  // Brings what lies beside the database up to date, by default as `rosebud index` does.
  void leave_side_files(const store::Keeping& keeping = {});

  // Of the content after the last commit, as searcher::Searcher::identity() has it.
  std::string identity() const;

 private:
  Xapian::Document article(std::size_t version) const;

  store::DatabaseFolder folder_;
  store::FileLock lock_;
  std::filesystem::path generation_;
  store::Writer writer_;
  store::Stamp stamp_;
  Xapian::docid replaced_ = 0;
  std::size_t version_ = 0;
};

}  // namespace rosebud::bench
