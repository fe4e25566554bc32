#include "indexer/document/common_word_counter.hh"

#include <unordered_set>
#include <utility>

#include "catalogue/tokens.hh"

namespace rosebud::indexer {

void CommonWordCounter::add(const std::vector<Block>& blocks) {
  std::unordered_set<std::string> words;
  for (const Block& block : blocks) {
    for (Token& token : tokenize(block.text)) {
      if (token.kind != TokenKind::unigram || !token.in_run) words.insert(std::move(token.text));
    }
  }
  for (const std::string& word : words) ++articles_with_[word];
  ++articles_;
}

CommonWords CommonWordCounter::common() const {
  constexpr std::size_t one_in = 20;
  std::vector<std::string> common;
  for (const auto& [word, count] : articles_with_) {
    if (count * one_in >= articles_) common.push_back(word);
  }
  return CommonWords(std::move(common));
}

}  // namespace rosebud::indexer
