#include "indexer/document/common_word_counter.hh"

#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "catalogue/tokens.hh"
#include "indexer/document/pairs.hh"

namespace rosebud::indexer {
namespace {

bool is_asked_for(const Token& token) {
  return token.kind != TokenKind::unigram || !token.in_run;
}

}  // namespace

void CommonWordCounter::add(const std::vector<Block>& blocks) {
  std::unordered_set<std::string> found;
  for (const Block& block : blocks) {
    const std::vector<Token> tokens = tokenize(block.text);
    for (const Token& token : tokens) {
      if (is_asked_for(token)) found.insert(token.text);
    }
    for_each_pair(tokens, is_asked_for, [&](const Token& first, const Token& second) {
      found.insert(fmt::format("{} {}", first.text, second.text));
    });
  }
  for (const std::string& one : found) ++articles_with_[one];
  ++articles_;
}

CommonWords CommonWordCounter::common() const {
  constexpr std::size_t one_in = 20;
  std::vector<std::string> common;
  for (const auto& [text, count] : articles_with_) {
    if (count * one_in >= articles_) common.push_back(text);
  }
  return CommonWords(std::move(common));
}

}  // namespace rosebud::indexer
