// The titles or people that go on as something typed begins, in the order of their likelihood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/dictionary/near_walk.hh"
#include "searcher/engine/deadline.hh"
#include "store/dictionary/dictionary.hh"

namespace rosebud::searcher {

enum class NameOrder : std::uint8_t {
  by_length,    // first those of which about half is typed
  by_articles,  // first those of most articles
};

// How well a name matches; the lower the better.
enum class MatchClass : std::uint8_t {
  whole,
  beginning,
  behind_article,
  run_together,  // the beginning, but words begin elsewhere than they were typed
  word,
  words,
  near_beginning,
  near_word,
};

struct NameMatch {
  std::uint32_t name = 0;
  MatchClass match = MatchClass::whole;
  bool operator==(const NameMatch&) const = default;
};

// Gathers the matches of one typed text; the best `limit` are kept. After the deadline no more are looked
// for.
class NameMatches {
 public:
  // `words`: those that were typed.
  struct Sought {
    const std::vector<std::string>& words;
    std::size_t limit;
    const Deadline& deadline;
  };

  // What `sought` speaks of outlives it.
  NameMatches(const store::Names& names, NameOrder order, const Sought& sought)
      : names_(names),
        order_(order),
        words_(sought.words),
        limit_(sought.limit),
        deadline_(sought.deadline) {}

  // The names in which `letters` stand from the beginning of a word on.
  void add_beginning(std::string_view letters);

  // The names that have all words in any order, the last of them only begun.
  void add_words();

  // As add_beginning(), but for one edit.
  void add_near(std::string_view letters);

  // How many different names there are, up to the limit.
  std::size_t count();

  // The best ones, each once.
  std::vector<NameMatch> best();

 private:
  struct Scored {
    std::uint64_t score;  // the lower the better
    std::uint32_t name;
    auto operator<=>(const Scored&) const = default;
  };

  void add_range(Range range, std::size_t typed, bool near);
  void add(const store::WordStart& start, MatchClass match, std::size_t typed);
  MatchClass class_of(const store::WordStart& start, std::size_t typed) const;
  bool is_last_word(const store::WordStart& start) const;
  void thin_out(std::size_t keep);

  const store::Names& names_;
  NameOrder order_;
  const std::vector<std::string>& words_;
  std::size_t limit_;
  const Deadline& deadline_;
  std::vector<Scored> scored_;
};

}  // namespace rosebud::searcher
