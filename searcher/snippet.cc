#include "searcher/snippet.hh"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t shortest_sentence = 60;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Words are looked for this far; text without spaces is cut between characters instead.
constexpr std::size_t longest_word = 40;

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

// The nearest place at or before `at` where a word begins.
std::size_t word_start(std::string_view text, std::size_t at) {
  for (std::size_t i = at; at - i < longest_word; --i) {
    if (i == 0 || text[i - 1] == ' ') return i;
  }
  return character_start(text, at);
}

// The nearest place at or before `at` where a word ends, but not before `least`: then the next one behind
// `at`.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t least) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i > least && at - i < longest_word; --i) {
    if (text[i] == ' ') return i;
  }
  for (std::size_t i = at; i - at < longest_word; ++i) {
    if (i >= text.size() || text[i] == ' ') return std::min(i, text.size());
  }
  return character_start(text, at);
}

}  // namespace

Snippeter::Snippeter(const std::vector<PlannedWord>& words, const Languages& languages)
    : words_(words), languages_(languages) {}

std::optional<std::size_t> Snippeter::find_word(const Token& token) const {
  const auto with = [&](const auto& has) -> std::optional<std::size_t> {
    const auto word = std::ranges::find_if(words_, has);
    if (word == words_.end()) return std::nullopt;
    return static_cast<std::size_t>(word - words_.begin());
  };
  const auto spelled = with([&](const PlannedWord& planned) {
    return std::ranges::find(planned.spellings, token.text) != planned.spellings.end();
  });
  if (spelled || token.kind != TokenKind::word) return spelled;
  for (const Stemmer& stemmer : languages_.all) {
    const std::string term = store::stem_term(stemmer.language(), stemmer.stem(token.text));
    const auto stemmed = with([&](const PlannedWord& planned) {
      return std::ranges::any_of(planned.groups, [&](const TermGroup& group) {
        return std::ranges::find(group.terms, term) != group.terms.end();
      });
    });
    if (stemmed) return stemmed;
  }
  return std::nullopt;
}

std::optional<std::size_t> Snippeter::word_of(const Token& token) const {
  if (token.form != TokenForm::written) return find_word(token);
  const auto known = known_.find(token.text);
  if (known != known_.end()) return known->second;
  return known_.emplace(token.text, find_word(token)).first->second;
}

std::vector<Snippeter::Match> Snippeter::matches_in(const std::string& text) const {
  std::vector<Match> matches;
  if (words_.empty()) return matches;
  for (const Token& token : tokenize(text)) {
    if (const auto word = word_of(token)) matches.push_back({*word, token.begin, token.end});
  }
  return matches;
}

// More of the query's words first; then a sentence above a heading or a line, which say little by themselves.
bool Snippeter::is_better(const Window& window, const Window& best) {
  if (best.block == nullptr) return true;
  const auto rank = [](const Window& w) {
    const bool sentence = w.block->kind != BlockKind::heading && w.block->kind != BlockKind::caption &&
                          w.block->text.size() >= shortest_sentence;
    return std::tuple(w.different, sentence, w.matches);
  };
  return rank(window) > rank(best);
}

Snippeter::Window Snippeter::best_window(const std::vector<Block>& blocks, std::size_t length) const {
  Window best;
  for (const Block& block : blocks) {
    if (block.spoiler) continue;
    const std::vector<Match> matches = matches_in(block.text);
    for (std::size_t first = 0; first < matches.size(); ++first) {
      Window window{&block, matches[first].begin, matches[first].end, 0, 0};
      std::set<std::size_t> seen;
      for (std::size_t i = first; i < matches.size() && matches[i].end <= window.begin + length; ++i) {
        seen.insert(matches[i].word);
        window.end = matches[i].end;
        ++window.matches;
      }
      window.different = seen.size();
      if (is_better(window, best)) best = window;
    }
  }
  return best;
}

MarkedText Snippeter::mark(const std::string& text, std::size_t begin, std::size_t end) const {
  MarkedText marked;
  const auto append = [&](std::size_t from, std::size_t to, bool is_match) {
    if (from >= to) return;
    if (!marked.empty() && marked.back().marked == is_match) {
      marked.back().text.append(text, from, to - from);
    } else {
      marked.push_back({text.substr(from, to - from), is_match});
    }
  };
  if (begin > 0) marked.push_back({std::string(ellipsis), false});
  std::size_t at = begin;
  for (const Match& match : matches_in(text)) {
    // The bigrams of a run overlap: what is marked already is not marked again.
    const std::size_t from = std::max(match.begin, at);
    if (match.end <= at || from >= end) continue;
    append(at, from, false);
    append(from, std::min(match.end, end), true);
    at = std::min(match.end, end);
  }
  append(at, end, false);
  if (end < text.size()) marked.push_back({std::string(ellipsis), false});
  return marked;
}

// The first paragraph, or what there is instead.
const Block* Snippeter::beginning(const std::vector<Block>& blocks) {
  const Block* first = nullptr;
  for (const Block& block : blocks) {
    if (block.spoiler) continue;
    if (block.kind == BlockKind::paragraph) return &block;
    if (first == nullptr) first = &block;
  }
  return first;
}

MarkedText Snippeter::snippet(const std::vector<Block>& blocks, std::size_t length) const {
  Window window = best_window(blocks, length);
  if (window.block == nullptr) {
    window.block = beginning(blocks);
    if (window.block == nullptr) return {};
  }
  const std::string& text = window.block->text;
  // What room is left goes around the matches, a third of it before them.
  const std::size_t matched = window.end - window.begin;
  const std::size_t room = length > matched ? length - matched : 0;
  const std::size_t before = std::min(window.begin, room / 3);
  const std::size_t begin = word_start(text, window.begin - before);
  const std::size_t end =
      word_end(text, std::min(text.size(), begin + std::max(length, window.end - begin)), window.end);
  return mark(text, begin, end);
}

}  // namespace rosebud::searcher
