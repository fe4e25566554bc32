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
// Closeness that differs less is the same.
constexpr double equal = 0.01;
// More matches of the same words say no more.
constexpr std::size_t most_repeated = 2;

bool is_prose(const Block& block) {
  return block.kind != BlockKind::heading && block.kind != BlockKind::caption &&
         block.text.size() >= shortest_sentence;
}

std::size_t repeated(const Window& window) {
  return std::min(window.matches, window.different + most_repeated);
}

double closeness_of(const WordMatch& before, const WordMatch& match) {
  if (before.word == match.word) return 0;
  const std::size_t between = match.begin > before.end ? match.begin - before.end - 1 : 0;
  const double close = near / (near + static_cast<double>(between));
  return match.word < before.word ? close * out_of_order : close;
}

}  // namespace

bool is_better(const Window& window, const Window& best) {
  const auto first = [](const Window& w) { return std::tuple(w.different, w.prose); };
  if (first(window) != first(best)) return first(window) > first(best);
  if (std::abs(window.closeness - best.closeness) > equal) return window.closeness > best.closeness;
  return repeated(window) > repeated(best);
}

Windows::Windows(const Block& block, std::span<const WordMatch> matches, std::size_t length)
    : matches_(matches), prose_(is_prose(block)) {
  std::size_t words = 0;
  for (const WordMatch& match : matches) words = std::max(words, match.word + 1);
  close_to_.resize(words);
  read_stretches(length, std::vector<std::size_t>(words));
  for (std::size_t i = 0; i < matches.size(); ++i) {
    closeness_.push_back(i == 0 ? 0 : closeness_of(matches[i - 1], matches[i]));
  }
}

// How far each reaches, and of how many words it is; `counts` are of the matches in the one at hand.
void Windows::read_stretches(std::size_t length, std::vector<std::size_t> counts) {
  std::size_t different = 0;
  std::size_t end = 0;
  for (std::size_t first = 0; first < matches_.size(); ++first) {
    const std::size_t last_byte = matches_[first].begin + length;
    while (end < matches_.size() && (end <= first || matches_[end].end <= last_byte)) {
      if (counts[matches_[end++].word]++ == 0) ++different;
    }
    stretches_.push_back({end, different});
    most_different_ = std::max(most_different_, different);
    if (--counts[matches_[first].word] == 0) --different;
  }
}

Window Windows::window(std::size_t first) {
  const Stretch& stretch = stretches_[first];
  Window window{matches_[first].begin, matches_[first].end, stretch.different, prose_, 0,
                stretch.end - first};
  std::ranges::fill(close_to_, 0.0);
  for (std::size_t i = first + 1; i < stretch.end; ++i) {
    double& close = close_to_[matches_[i].word];
    close = std::max(close, closeness_[i]);
    window.end = std::max(window.end, matches_[i].end);
  }
  for (const double close : close_to_) window.closeness += close;
  return window;
}

bool Windows::may_be_better(const Window& best) {
  if (most_different_ != best.different) return most_different_ > best.different;
  if (prose_ != best.prose) return prose_;
  for (std::size_t first = 0; first < matches_.size(); ++first) {
    if (stretches_[first].different == most_different_ && is_promising(first, best)) return true;
  }
  return false;
}

// Whether the window from `first` may be better than one of as many words.
bool Windows::is_promising(std::size_t first, const Window& best) {
  const Stretch& stretch = stretches_[first];
  if (repeated({0, 0, stretch.different, prose_, 0, stretch.end - first}) > repeated(best)) return true;
  double most = 0;
  for (std::size_t i = first + 1; i < stretch.end; ++i) most += closeness_[i];
  return most > best.closeness && window(first).closeness > best.closeness;
}

Window Windows::best(std::span<const std::size_t> starts) {
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const std::size_t before = sentence;
    while (sentence + 1 < starts.size() && starts[sentence + 1] <= matches_[i].begin) ++sentence;
    if (i > 0 && sentence != before) closeness_[i] *= across_sentences;
  }
  Window best;
  for (std::size_t first = 0; first < matches_.size(); ++first) {
    // One of fewer words is not the best, whatever came before it.
    if (stretches_[first].different < most_different_) continue;
    if (best.different == most_different_ && !is_promising(first, best)) continue;
    const Window candidate = window(first);
    if (is_better(candidate, best)) best = candidate;
  }
  return best;
}

}  // namespace rosebud::searcher
