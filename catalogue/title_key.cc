#include "catalogue/title_key.hh"

#include <algorithm>
#include <array>
#include <vector>

#include "catalogue/tokens.hh"

namespace rosebud {
namespace {

bool is_article(std::string_view word) {
  constexpr std::array<std::string_view, 18> articles{"the",  "a",   "an",  "le",  "la",  "les",
                                                      "un",   "une", "der", "die", "das", "ein",
                                                      "eine", "el",  "los", "las", "il",  "lo"};
  return std::ranges::find(articles, word) != articles.end();
}

}  // namespace

std::string title_key(std::string_view text) {
  std::vector<Token> tokens = tokenize(text);
  std::erase_if(tokens, [](const Token& token) { return token.variant || token.kind == TokenKind::bigram; });
  if (tokens.size() > 1 && is_article(tokens.front().text)) tokens.erase(tokens.begin());
  std::string key;
  for (const Token& token : tokens) {
    if (!key.empty()) key += ' ';
    key += token.text;
  }
  return key;
}

}  // namespace rosebud
