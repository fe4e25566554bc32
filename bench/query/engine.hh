// What every engine that is timed can do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "bench/query/listed_query.hh"

namespace rosebud::bench {

// What is asked for besides the titles of the first ten and the number of matches.
enum class Extent : std::uint8_t {
  hits,      // not even that number
  top_ten,   // nothing; the number of matches may be a guess
  facets,    // directors, writers and years with exact counts
  snippets,  // that, and why each hit matched
};

class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  // Asks, reads all that was asked for, and gives the number of matches. An engine that remembers answers is
  // asked for a few hits more in each `round`, so that none is remembered.
  virtual std::size_t ask(const ListedQuery& query, Extent extent, std::size_t round) = 0;

  // How many postings it went through for the last answer; 0: it does not say.
  virtual std::uint64_t postings() const { return 0; }
};

// Opens an engine on what it has made of the archive.
using EngineMaker = std::function<std::unique_ptr<Engine>()>;

}  // namespace rosebud::bench
