#include "indexer/article/repeated.hh"

#include <algorithm>
#include <functional>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"
#include "indexer/article/article.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/credits/infer_credits.hh"
#include "store/hash.hh"

namespace rosebud::indexer {
namespace {

// How many blocks from its ends an article's text can begin or end behind.
constexpr std::size_t head_blocks = 4;
constexpr std::size_t foot_blocks = 8;

// A longer passage in many articles is a text of its own, published more than once.
constexpr std::size_t longest_passage = 700;

constexpr std::size_t fewest_articles = 5;
constexpr std::size_t words_of_a_sentence = 6;

std::vector<std::string> words_of(std::string_view text) {
  return split(text, " ");
}

// Only a notice of rights is the same with another year.
std::string normalised(std::string_view text) {
  std::string folded = fold(collapsed(text));
  const bool rights =
      text.find("©") != std::string_view::npos || folded.find("copyright") != std::string::npos;
  if (rights) std::ranges::replace_if(folded, is_digit, '0');
  return folded;
}

std::string fingerprint_of(std::string_view text) {
  constexpr std::size_t digits = 16;
  return store::content_hash(normalised(text)).substr(0, digits);
}

bool may_repeat(const Block& block) {
  return block.kind != BlockKind::code && block.kind != BlockKind::table && !block.spoiler &&
         block.text.size() <= longest_passage;
}

// Whether the block at `i` of `count` stands near enough to an end.
bool is_at_an_end(std::size_t i, std::size_t count) {
  return i < head_blocks || i + foot_blocks >= count;
}

// "Director: Ada Berg", "Running time – 95 min": a label of a word or three, and a value.
bool is_labelled(const std::vector<std::string>& words) {
  constexpr std::size_t longest_label = 3;
  for (std::size_t i = 0; i + 1 < words.size() && i < longest_label; ++i) {
    if (words[i].ends_with(':')) return true;
  }
  return false;
}

bool has_a_credit(const std::string& text) {
  Article article;
  article.path = "passage.md";
  article.language = "en";
  article.facts.push_back({FieldId::title, "A title", Source::path});
  article.blocks.push_back({BlockKind::paragraph, text});
  return !infer_credits(article).empty();
}

// What says something of the article or its work.
bool is_fact(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  const auto worded = std::ranges::count_if(words, [](const std::string& word) {
    return std::ranges::any_of(word,
                               [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
  });
  // "8/10", "★★★★ 1954": too little to be anything else.
  constexpr std::ptrdiff_t fewest_words = 2;
  return worded < fewest_words || is_labelled(words) || has_a_credit(text);
}

std::size_t articles_needed(const RepeatedPassage& passage, std::size_t articles) {
  const std::size_t share = words_of(passage.text).size() < words_of_a_sentence ? 4 : 20;
  return std::max(fewest_articles, (articles + share - 1) / share);
}

}  // namespace

RepeatedPassages::RepeatedPassages(const std::vector<RepeatedPassage>& passages) {
  for (const RepeatedPassage& passage : passages) fingerprints_.insert(fingerprint_of(passage.text));
}

RepeatedPassages RepeatedPassages::decode(std::string_view encoded) {
  RepeatedPassages passages;
  for (std::string& fingerprint : split(encoded, " ")) passages.fingerprints_.insert(std::move(fingerprint));
  return passages;
}

std::string RepeatedPassages::encode() const {
  std::string encoded;
  for (const std::string& fingerprint : fingerprints_) {
    encoded.append(encoded.empty() ? "" : " ").append(fingerprint);
  }
  return encoded;
}

bool RepeatedPassages::holds(const Block& block) const {
  return may_repeat(block) && fingerprints_.contains(fingerprint_of(block.text));
}

std::vector<Block> RepeatedPassages::take_from(std::vector<Block>& blocks) const {
  if (fingerprints_.empty()) return {};
  std::vector<Block> kept;
  std::vector<Block> taken;
  std::size_t foot = 0;  // how much of `taken` came from the foot, below all that was kept
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool repeated = is_at_an_end(i, blocks.size()) && holds(blocks[i]);
    (repeated ? taken : kept).push_back(blocks[i]);
    foot = repeated ? foot + 1 : 0;
  }
  const bool has_text =
      std::ranges::any_of(kept, [](const Block& block) { return block.kind != BlockKind::heading; });
  if (taken.empty() || !has_text) return {};
  while (foot > 0 && kept.back().kind == BlockKind::heading) {
    taken.insert(taken.end() - static_cast<std::ptrdiff_t>(foot++), std::move(kept.back()));
    kept.pop_back();
  }
  blocks = std::move(kept);
  return taken;
}

void RepetitionCounter::add(const std::vector<Block>& blocks) {
  std::string whole;
  for (const Block& block : blocks) whole.append(block.text).append("\n");
  if (!seen_.insert(store::content_hash(whole)).second) return;
  std::set<std::string> here;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    // A heading goes with what stands below it, never by itself: "Verdict" is a good name for a section.
    const Block& block = blocks[i];
    if (!is_at_an_end(i, blocks.size()) || !may_repeat(block) || block.kind == BlockKind::heading) continue;
    const std::string fingerprint = fingerprint_of(block.text);
    if (!here.insert(fingerprint).second) continue;
    RepeatedPassage& passage = counted_[fingerprint];
    if (passage.articles++ == 0) passage.text = block.text;
  }
}

std::vector<RepeatedPassage> RepetitionCounter::passages() const {
  std::vector<RepeatedPassage> passages;
  for (const auto& [fingerprint, passage] : counted_) {
    const bool often = passage.articles >= articles_needed(passage, seen_.size());
    if (often && !is_fact(passage.text)) passages.push_back(passage);
  }
  std::ranges::sort(passages, [](const RepeatedPassage& a, const RepeatedPassage& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
  });
  return passages;
}

}  // namespace rosebud::indexer
