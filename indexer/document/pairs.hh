// Which tokens of a text stand side by side.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "catalogue/tokens.hh"

namespace rosebud::indexer {

// Calls `visit(first, second)` for each two of `tokens` that `wanted` says yes to, the second at the position
// behind the first. Spellings and pieces stand beside words, not behind them, so all that stand at one
// position are paired with all at the next.
template <typename Wanted, typename Visit>
void for_each_pair(std::span<const Token> tokens, Wanted&& wanted, Visit&& visit) {
  std::vector<const Token*> here;
  std::vector<const Token*> before;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].position != tokens[i - 1].position) {
      std::swap(before, here);
      here.clear();
      if (tokens[i].position != tokens[i - 1].position + 1) before.clear();
    }
    if (!wanted(tokens[i])) continue;
    for (const Token* first : before) visit(*first, tokens[i]);
    here.push_back(&tokens[i]);
  }
}

}  // namespace rosebud::indexer
