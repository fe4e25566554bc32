// Answers of recent requests.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "catalogue/request.hh"
#include "catalogue/results.hh"

namespace rosebud::searcher {

// What was answered to which request, within a number of bytes; the answer that was not asked for longest
// goes first. Of one revision of one database: another has a cache of its own. Thread-safe.
class AnswerCache {
 public:
  // 0: keeps nothing.
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // The answer to `request`; null when it is not there.
  std::shared_ptr<const SearchResults> find(const SearchRequest& request);

  // Unless it would take more than a quarter of the room.
  void keep(const SearchRequest& request, std::shared_ptr<const SearchResults> results);

  // Forgets all answers and keeps no more: the revision is no longer the newest.
  void retire();

  // Whether keep() is worth calling.
  bool keeps() const;

  // What the answers and their requests take.
  std::size_t bytes() const;

 private:
  // From the latest to the one that goes next; the requests lie in the map.
  using Order = std::list<const SearchRequest*>;
  struct Entry {
    std::shared_ptr<const SearchResults> results;
    std::size_t bytes = 0;
    Order::iterator place{};
  };

  mutable std::mutex mutex_;
  std::map<SearchRequest, Entry> entries_;
  Order order_;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

// The memory that a request and its answer take, with what belongs to them; no less than that.
std::size_t bytes_of(const SearchRequest& request);
std::size_t bytes_of(const SearchResults& results);

}  // namespace rosebud::searcher
