#include <algorithm>
#include <cmath>
#include <tuple>

#include "searcher/snippet/passage.hh"

namespace rosebud::searcher {
namespace {

constexpr std::size_t shortest_sentence = 60;
// So many bytes between two words halve what they are worth beside each other.
constexpr double near = 16;
constexpr double out_of_order = 0.6;
constexpr double across_sentences = 0.5;
// More matches of the same words say no more.
constexpr std::size_t most_repeated = 2;

bool is_prose(const Block& block) {
  return block.kind != BlockKind::heading && block.kind != BlockKind::caption &&
         block.text.size() >= shortest_sentence;
}

// Looks at the stretch from every match on; `seen_` and `close_` are of the stretch at hand.
class WindowReader {
 public:
  WindowReader(std::span<const WordMatch> matches, std::span<const std::size_t> starts)
      : matches_(matches), starts_(starts) {
    std::size_t words = 0;
    for (const WordMatch& match : matches) words = std::max(words, match.word + 1);
    seen_.resize(words);
    close_.resize(words);
    read_sentences();
  }

  Window read(std::size_t first, std::size_t length) {
    seen_.assign(seen_.size(), false);
    std::ranges::fill(close_, 0.0);
    Window window{matches_[first].begin, matches_[first].end, 0, false, 0, 0};
    for (std::size_t i = first; i < matches_.size(); ++i) {
      const WordMatch& match = matches_[i];
      if (match.end > window.begin + length && i > first) break;
      if (!seen_[match.word]) ++window.different;
      seen_[match.word] = true;
      if (i > first) note_closeness(i - 1, i);
      window.end = std::max(window.end, match.end);
      ++window.matches;
    }
    for (const double close : close_) window.closeness += close;
    return window;
  }

 private:
  void read_sentences() {
    std::size_t sentence = 0;
    for (const WordMatch& match : matches_) {
      while (sentence + 1 < starts_.size() && starts_[sentence + 1] <= match.begin) ++sentence;
      sentences_.push_back(sentence);
    }
  }

  void note_closeness(std::size_t left, std::size_t right) {
    const WordMatch& before = matches_[left];
    const WordMatch& match = matches_[right];
    if (before.word == match.word) return;
    const std::size_t between = match.begin > before.end ? match.begin - before.end - 1 : 0;
    double close = near / (near + static_cast<double>(between));
    if (match.word < before.word) close *= out_of_order;
    if (sentences_[left] != sentences_[right]) close *= across_sentences;
    close_[match.word] = std::max(close_[match.word], close);
  }

  std::span<const WordMatch> matches_;
  std::span<const std::size_t> starts_;
  std::vector<std::size_t> sentences_;  // of each match
  std::vector<bool> seen_;
  std::vector<double> close_;  // of each word
};

}  // namespace

bool is_better(const Window& window, const Window& best) {
  constexpr double equal = 0.01;
  const auto first = [](const Window& w) { return std::tuple(w.different, w.prose); };
  if (first(window) != first(best)) return first(window) > first(best);
  if (std::abs(window.closeness - best.closeness) > equal) return window.closeness > best.closeness;
  const auto repeated = [](const Window& w) { return std::min(w.matches, w.different + most_repeated); };
  return repeated(window) > repeated(best);
}

Window best_window(const Block& block, std::span<const WordMatch> matches,
                   std::span<const std::size_t> starts, std::size_t length) {
  WindowReader reader(matches, starts);
  Window best;
  for (std::size_t first = 0; first < matches.size(); ++first) {
    Window window = reader.read(first, length);
    window.prose = is_prose(block);
    if (is_better(window, best)) best = window;
  }
  return best;
}

}  // namespace rosebud::searcher
