#include "searcher/snippet/snippeter.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/snippet/sentences.hh"

namespace rosebud::searcher {
namespace {

constexpr std::string_view ellipsis = "…";

// What is known of a block that may be shown.
struct Candidate {
  const Block* block = nullptr;
  std::vector<WordMatch> matches{};
  std::vector<std::size_t> starts{};
  Window window{};
};

}  // namespace

// The first paragraph, or what there is instead.
const Block* Snippeter::beginning(std::span<const Block> blocks) {
  const Block* first = nullptr;
  for (const Block& block : blocks) {
    if (block.spoiler) continue;
    if (block.kind == BlockKind::paragraph) return &block;
    if (first == nullptr) first = &block;
  }
  return first;
}

MarkedText Snippeter::mark(std::string_view text, const Passage& passage,
                           std::span<const WordMatch> matches) {
  MarkedText marked;
  const auto append = [&](std::size_t from, std::size_t to, bool is_match) {
    if (from >= to) return;
    if (marked.empty() || marked.back().marked != is_match) marked.push_back({{}, is_match});
    marked.back().text += text.substr(from, to - from);
  };
  if (passage.cut_before) marked.push_back({std::string(ellipsis), false});
  std::size_t at = passage.begin;
  for (const WordMatch& match : matches) {
    if (match.end <= at || match.begin >= passage.end) continue;
    // The pairs of a run overlap, and so do spellings of words that are written as one: together they are one
    // mark.
    const std::size_t from = std::max(match.begin, at);
    append(at, from, false);
    at = std::min(match.end, passage.end);
    append(from, at, true);
  }
  append(at, passage.end, false);
  if (passage.cut_behind) {
    if (marked.empty() || marked.back().marked) marked.push_back({});
    marked.back().text += ellipsis;
  }
  return marked;
}

MarkedText Snippeter::snippet(std::span<const Block> blocks, std::string_view language,
                              std::size_t length) const {
  Candidate best;
  for (const Block& block : blocks) {
    if (block.spoiler) continue;
    Candidate candidate{&block, find_words(block.text, matcher_, letters_, language)};
    Windows windows(block, candidate.matches, length);
    // Most blocks are out of the question before their sentences are looked for.
    if (candidate.matches.empty() || !windows.may_be_better(best.window)) continue;
    candidate.starts = sentence_starts(block.text);
    candidate.window = windows.best(candidate.starts);
    if (is_better(candidate.window, best.window)) best = std::move(candidate);
  }
  if (best.block == nullptr) {
    best.block = beginning(blocks);
    if (best.block == nullptr) return {};
    best.starts = sentence_starts(best.block->text);
  }
  const std::string_view text = best.block->text;
  return mark(text, passage_around(text, best.window, best.starts, length), best.matches);
}

}  // namespace rosebud::searcher
