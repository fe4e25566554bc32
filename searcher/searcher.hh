// Questions to one archive: a SearchRequest becomes SearchResults.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "catalogue/similar.hh"
#include "catalogue/suggestion.hh"
#include "store/generation.hh"
#include "store/record.hh"

namespace rosebud::searcher {

// How much the searchers of one database remember together.
struct CacheLimits {
  // Of posting lists that were read more than once: so many, or so many for each article where that is more.
  std::size_t posting_bytes = std::size_t{24} << 20U;
  std::size_t posting_bytes_per_article = 128;
  std::size_t answer_bytes = std::size_t{8} << 20U;  // of answers to recent requests; 0: none
};

// What the searchers of one database have in common: columns, dictionary and caches, loaded once.
// Thread-safe.
class Snapshots;
std::shared_ptr<Snapshots> make_snapshots(const CacheLimits& limits = {});

// Keeps `snapshots` at the newest content of `folder`, from a thread of its own, as long as it lives:
// searchers of a large archive find each made when they refresh(), answer from what they have until then, and
// never make one while somebody waits. What cannot be read it tries again; those who ask are told.
class Follower {
 public:
  struct Options {
    // How often it looks.
    std::chrono::milliseconds interval{100};
    // A smaller archive is quickly read by whoever asks, who then has the newest answer.
    std::size_t large_archive = 2000;
  };

  Follower(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots);
  Follower(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots, const Options& options);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// One handle on one archive's database: not thread-safe, one per thread; opening costs well under a
// millisecond.
class Searcher {
 public:
  // Throws Error when there is no database, or it is damaged or of another format. Remembers no answers.
  explicit Searcher(store::DatabaseFolder folder);
  // Likewise; `snapshots` are those of `folder`, for searchers on other threads too.
  Searcher(store::DatabaseFolder folder, std::shared_ptr<Snapshots> snapshots);
  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Follows new commits and generations; cheap when there are none. Call it before each request of a server.
  // While another thread reads what is new, this one stays where it is: nobody waits for others.
  void refresh();

  // Nothing is asked until the next refresh(): a Follower may take this searcher to what is new meanwhile.
  void rest();

  // The fields of the archive as it was at the last refresh() or search().
  const FieldTable& fields() const;

  // Never throws for what was typed: what could not be used is in SearchResults::notices. Throws Error when
  // the database cannot be read.
  SearchResults search(const SearchRequest& request);

  // What somebody who typed `typed` may be about to type: titles, people, then words, at most `limit` of
  // them. Throws Error when the database cannot be read.
  Suggestions suggest(std::string_view typed, std::size_t limit = default_suggestions,
                      TimeLimit time_limit = {});

  // The stored article at `path` (as in Hit::path), if there is one.
  std::optional<store::Record> article(std::string_view path);

  // The articles that are most like one, which is named by its path, its address or its title: those with its
  // most telling words, and with its people, genres and tags. Never itself. Throws Error, naming what may be
  // meant, when there is no such article, or several have that title, or it was not found in time.
  SimilarResults similar(std::string_view article, std::size_t limit = default_similar,
                         TimeLimit time_limit = {});

  // How many words the texts of all articles have.
  std::size_t words();

  // What changes whenever any answer may: for ETags and caches. Database UUID and revision.
  std::string identity();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rosebud::searcher
