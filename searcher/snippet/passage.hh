// Which stretch of an article says most about the words that it was found by, and where it is cut.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "searcher/snippet/find_words.hh"

namespace rosebud::searcher {

// Words that stand close enough together to be shown at once.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t different = 0;  // words of the query
  bool prose = false;         // in a sentence, rather than a heading or a line that says little by itself
  double closeness = 0;       // of each word to the one before it: 1 when adjacent and in the query's order
  std::size_t matches = 0;
};

// More different words first, then prose, then closer together and in order, then more matches.
bool is_better(const Window& window, const Window& best);

// The windows of at most `length` bytes in one block, one from each match on.
class Windows {
 public:
  // `matches`, by where they begin, must outlive it.
  Windows(const Block& block, std::span<const WordMatch> matches, std::size_t length);

  // Whether the best may be better than `best`; that is known before the sentences of the block are.
  bool may_be_better(const Window& best);

  // The best; of equals the first. `starts` are those of the block's sentences: words of two sentences are
  // less close than those of one. To be asked once.
  Window best(std::span<const std::size_t> starts);

 private:
  struct Stretch {
    std::size_t end;        // behind its last match
    std::size_t different;  // words
  };

  void read_stretches(std::size_t length, std::vector<std::size_t> counts);
  Window window(std::size_t first);
  bool is_promising(std::size_t first, const Window& best);

  std::span<const WordMatch> matches_;
  bool prose_;
  std::vector<Stretch> stretches_{};  // from each match on
  std::size_t most_different_ = 0;
  std::vector<double> closeness_{};  // of each match to the one before it
  std::vector<double> close_to_{};   // of each word, in the window that is being read
};

// What is shown of a text, and where it was cut within a sentence.
struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_behind = false;
};

// A passage of at most `length` bytes around [begin, end), which it holds though it be longer: whole
// sentences where they fit, else cut between words, or between characters where there are no spaces.
Passage passage_around(std::string_view text, const Window& window, std::span<const std::size_t> starts,
                       std::size_t length);

}  // namespace rosebud::searcher
