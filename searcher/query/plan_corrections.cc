#include "searcher/query/plan_corrections.hh"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/nearest.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/query/plan_leaf.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// How many edits are forgiven: short words have too many neighbours.
std::size_t edits_for(std::string_view word) {
  const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t letters = letters_in(word);
  if (has_digit || letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

// A bit for each of a word's bytes: words that are k edits apart differ in at most 2k of them.
std::uint32_t signature(std::string_view word) {
  std::uint32_t bits = 0;
  for (const char c : word) bits |= 1U << (static_cast<unsigned char>(c) & 31U);
  return bits;
}

// A word that no article has, and the nearest one found so far.
struct Missing {
  std::string word;
  std::size_t edits;
  std::uint32_t bits;
  std::string nearest{};
  std::size_t distance = 0;
  Xapian::doccount frequency = 0;

  void consider(const std::string& candidate, Xapian::doccount articles) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    if (longer - std::min(candidate.size(), word.size()) > 2 * edits) return;
    if (static_cast<std::size_t>(std::popcount(bits ^ signature(candidate))) > 2 * edits) return;
    const std::size_t apart = edit_distance(word, candidate);
    const bool better = nearest.empty() || apart < distance || (apart == distance && articles > frequency);
    if (apart > edits || !better) return;
    nearest = candidate;
    distance = apart;
    frequency = articles;
  }
};

// One pass over the archive's words, which are all of its terms that do not begin with a capital.
void find_nearest(const Xapian::Database& database, std::vector<Missing>& missing) {
  if (missing.empty()) return;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string word = *term;
    if (word.front() >= 'A' && word.front() <= 'Z') continue;
    for (Missing& one : missing) one.consider(word, term.get_termfreq());
  }
}

class Corrector {
 public:
  explicit Corrector(const PlanContext& context) : context_(context) {}

  std::optional<QueryNode> run(QueryNode root) {
    join_neighbours(root);
    split_words(root);
    replace_words(root);
    return changed_ ? std::optional(std::move(root)) : std::nullopt;
  }

 private:
  const Xapian::Database& database() const { return context_.archive.database; }

  bool exists(const std::string& word) const { return database().term_exists(store::word_term(word)); }

  // The one word that a node stands for, when no article has it.
  std::optional<std::string> missing_word(const QueryNode& node) const {
    if (node.kind != NodeKind::words || node.field) return std::nullopt;
    const std::vector<QueryToken> tokens = query_tokens(node.text);
    if (tokens.size() != 1 || tokens.front().kind != TokenKind::word) return std::nullopt;
    const auto planned = plan_words(tokens, context_.languages);
    const bool found = std::ranges::any_of(
        planned.front().groups, [&](const TermGroup& group) { return frequency_of(database(), group) > 0; });
    return found ? std::nullopt : std::optional(tokens.front().text);
  }

  void join_neighbours(QueryNode& root) {
    for (std::size_t i = 0; i + 1 < root.children.size(); ++i) {
      QueryNode& left = root.children[i];
      const QueryNode& right = root.children[i + 1];
      const bool both =
          left.kind == NodeKind::words && right.kind == NodeKind::words && !left.field && !right.field;
      if (!both || (!missing_word(left) && !missing_word(right))) continue;
      const std::vector<QueryToken> tokens = query_tokens(left.text + right.text);
      if (tokens.size() != 1 || !exists(tokens.front().text)) continue;
      left.text = tokens.front().text;
      root.children.erase(root.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      changed_ = true;
    }
  }

  bool stand_together(const std::string& left, const std::string& right) const {
    if (!exists(left) || !exists(right)) return false;
    Xapian::Enquire enquire(database());
    enquire.set_query(
        to_query(phrase_expression(left + " " + right, nullptr), database(), context_.archive.fields));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  void split_words(QueryNode& root) {
    for (QueryNode& node : root.children) {
      const auto word = missing_word(node);
      if (!word) continue;
      for (std::size_t at = 2; at + 2 <= word->size(); ++at) {
        if (utf8::prefix(*word, at).size() != at) continue;
        if (!stand_together(word->substr(0, at), word->substr(at))) continue;
        node.text = word->substr(0, at) + " " + word->substr(at);
        changed_ = true;
        break;
      }
    }
  }

  void replace_words(QueryNode& root) {
    std::vector<Missing> missing;
    for (const QueryNode& node : root.children) {
      const auto word = missing_word(node);
      if (word && edits_for(*word) > 0) missing.push_back({*word, edits_for(*word), signature(*word)});
    }
    find_nearest(database(), missing);
    for (QueryNode& node : root.children) {
      const auto word = missing_word(node);
      if (!word) continue;
      const auto found = std::ranges::find(missing, *word, &Missing::word);
      if (found == missing.end() || found->nearest.empty()) continue;
      node.text = found->nearest;
      changed_ = true;
    }
  }

  const PlanContext& context_;
  bool changed_ = false;
};

}  // namespace

std::optional<QueryNode> corrected(const QueryNode& root, const PlanContext& context) {
  return Corrector(context).run(root);
}

}  // namespace rosebud::searcher
