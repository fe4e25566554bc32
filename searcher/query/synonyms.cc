#include "searcher/query/synonyms.hh"

#include <algorithm>
#include <optional>
#include <utility>

namespace rosebud::searcher {
namespace {

std::vector<std::string> texts_of(std::span<const QueryToken> tokens) {
  std::vector<std::string> texts;
  texts.reserve(tokens.size());
  for (const QueryToken& token : tokens) texts.push_back(token.text);
  return texts;
}

}  // namespace

std::vector<std::string> joined_spellings(std::span<const QueryToken> tokens) {
  std::vector<std::string> joined;
  if (tokens.size() < 2) return joined;
  for (const std::string& spelling : tokens.front().alternatives) {
    const bool of_all = std::ranges::all_of(tokens, [&](const QueryToken& token) {
      return std::ranges::find(token.alternatives, spelling) != token.alternatives.end();
    });
    if (of_all) joined.push_back(spelling);
  }
  return joined;
}

SynonymTable::SynonymTable(const Synonyms& rules) {
  for (const SynonymRule& rule : rules) {
    const std::vector<QueryToken> typed = query_tokens(rule.typed);
    std::vector<std::vector<QueryToken>> others;
    for (const std::string& other : rule.also) {
      auto tokens = query_tokens(other);
      if (!tokens.empty()) others.push_back(std::move(tokens));
    }
    if (typed.empty() || others.empty()) continue;
    for (std::string& joined : joined_spellings(typed)) ways_.emplace(Key{std::move(joined)}, others);
    ways_.insert_or_assign(texts_of(typed), std::move(others));
    longest_ = std::max(longest_, typed.size());
  }
}

// How many words from the first on are the longest rule's, which `key` becomes; 0: none.
std::size_t SynonymTable::longest_at(std::span<const QueryToken> typed, Key& key) const {
  for (std::size_t count = std::min(longest_, typed.size()); count > 0; --count) {
    key = texts_of(typed.first(count));
    if (ways_.contains(key)) return count;
    for (std::string& joined : joined_spellings(typed.first(count))) {
      key = {std::move(joined)};
      if (ways_.contains(key)) return count;
    }
  }
  for (const std::string& spelling : typed.front().alternatives) {
    key = {spelling};
    if (ways_.contains(key)) return 1;
  }
  return 0;
}

std::vector<SynonymMatch> SynonymTable::find(std::span<const QueryToken> typed) const {
  std::vector<SynonymMatch> matches;
  if (empty()) return matches;
  for (std::size_t first = 0; first < typed.size();) {
    Key key;
    const std::size_t count = longest_at(typed.subspan(first), key);
    if (count > 0) matches.push_back({first, count, ways_.at(key)});
    first += std::max<std::size_t>(count, 1);
  }
  return matches;
}

}  // namespace rosebud::searcher
