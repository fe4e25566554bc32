#include "searcher/query/plan_phrase.hh"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string_view>
#include <utility>

#include "catalogue/spellings.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// What may stand in the place of some of the tokens.
struct Replacement {
  std::vector<std::string> words;
  std::size_t tokens = 1;
  std::string also{};
};

bool has_alternative(const QueryToken& token, const std::string& text) {
  return std::ranges::find(token.alternatives, text) != token.alternatives.end();
}

// How many tokens from `first` on `text` is the joined spelling of; 1 when it is another spelling of that one
// alone. An "and" may be a sign, which is left out of the spelling.
std::size_t tokens_joined(const std::vector<QueryToken>& tokens, std::size_t first, const std::string& text) {
  std::string joined;
  for (std::size_t at = first; at < tokens.size() && has_alternative(tokens[at], text); ++at) {
    const bool is_sign = means_and(tokens[at].text) && !text.starts_with(joined + tokens[at].text);
    if (!is_sign) joined += tokens[at].text;
    if (joined == text) return at - first + 1;
    if (!text.starts_with(joined)) break;
  }
  return 1;
}

// Whether `text` is the joined spelling of tokens that begin before `at`.
bool begins_before(const std::vector<QueryToken>& tokens, std::size_t at, const std::string& text) {
  for (std::size_t first = at; first > 0 && has_alternative(tokens[first - 1], text); --first) {
    if (first - 1 + tokens_joined(tokens, first - 1, text) > at) return true;
  }
  return false;
}

std::vector<std::string> split_at_spaces(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The ways in which articles write the one word `joined` as several, the most frequent first.
std::vector<Replacement> splits_of(const Xapian::Database& database, const std::string& joined) {
  constexpr std::size_t most = 4;
  constexpr std::size_t most_read = 100;
  const std::string prefix = store::split_prefix(joined);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end && found.size() < most_read; ++term)
    found.emplace_back(term.get_termfreq(), *term);
  std::ranges::sort(found, std::greater{});
  if (found.size() > most) found.resize(most);
  std::vector<Replacement> splits;
  for (auto& [frequency, term] : found) {
    Replacement split{split_at_spaces(std::string_view(term).substr(prefix.size())), 1, {}};
    split.also = std::move(term);
    splits.push_back(std::move(split));
  }
  return splits;
}

class Variants {
 public:
  Variants(const std::vector<QueryToken>& tokens, const Xapian::Database& database, const HasWord& has_word)
      : tokens_(tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      add_spellings(at, has_word);
      // Whatever splits a word also joins it: alone it is found as it is.
      if (tokens.size() > 1 && tokens[at].kind == TokenKind::word) add_splits(database, at);
    }
  }

  std::vector<PhraseVariant> run() {
    extend({}, 0, 0);
    return std::move(variants_);
  }

 private:
  void add_spellings(std::size_t at, const HasWord& has_word) {
    alternatives_.emplace_back();
    replacements_.emplace_back();
    for (const std::string& text : tokens_[at].alternatives) {
      if (!has_word(text)) continue;
      const std::size_t joined = tokens_joined(tokens_, at, text);
      if (joined > 1) {
        replacements_[at].push_back({{text}, joined, {}});
      } else if (!begins_before(tokens_, at, text)) {
        alternatives_[at].push_back(text);
      }
    }
  }

  void add_splits(const Xapian::Database& database, std::size_t at) {
    std::ranges::move(splits_of(database, tokens_[at].text), std::back_inserter(replacements_[at]));
    for (const std::string& word : alternatives_[at])
      std::ranges::move(splits_of(database, word), std::back_inserter(replacements_[at]));
  }

  // Goes on with the token at `at`; the words before it moved those behind by `shift` positions.
  void extend(PhraseVariant variant, std::size_t at, std::int64_t shift) {
    if (variants_.size() == most_variants) return;
    if (at == tokens_.size()) {
      variants_.push_back(std::move(variant));
      return;
    }
    PhraseVariant as_typed = with(variant, at, {tokens_[at].text}, shift);
    as_typed.tokens.back().alternatives = alternatives_[at];
    extend(std::move(as_typed), at + 1, shift);
    for (const Replacement& one : replacements_[at]) {
      PhraseVariant next = with(variant, at, one.words, shift);
      if (!one.also.empty()) next.also.push_back(one.also);
      const QueryToken& last = tokens_[at + one.tokens - 1];
      const std::int64_t covered = std::int64_t{last.position} - tokens_[at].position + 1;
      extend(std::move(next), at + one.tokens, shift + std::ssize(one.words) - covered);
    }
  }

  PhraseVariant with(PhraseVariant variant, std::size_t at, const std::vector<std::string>& words,
                     std::int64_t shift) const {
    std::int64_t position = tokens_[at].position + shift;
    for (const std::string& word : words) {
      QueryToken token = tokens_[at];
      token.text = word;
      token.position = static_cast<std::uint32_t>(position++);
      token.alternatives.clear();
      variant.tokens.push_back(std::move(token));
    }
    return variant;
  }

  const std::vector<QueryToken>& tokens_;
  std::vector<std::vector<std::string>> alternatives_;  // by token, each in its place alone
  std::vector<std::vector<Replacement>> replacements_;  // by token
  std::vector<PhraseVariant> variants_;
};

}  // namespace

std::vector<PhraseVariant> phrase_variants(const std::vector<QueryToken>& tokens,
                                           const Xapian::Database& database, const HasWord& has_word) {
  return Variants(tokens, database, has_word).run();
}

}  // namespace rosebud::searcher
