#include "searcher/query/plan_corrections.hh"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/name_spelling.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/utf8.hh"
#include "searcher/dictionary/near.hh"
#include "searcher/engine/timed_source.hh"
#include "searcher/query/near_words.hh"
#include "searcher/query/plan_leaf.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// So many near words are tried beside the others that were typed.
constexpr std::size_t most_tried = 12;

// A word that stands in so many times fewer articles than a near one may be a slip, if it stands in no title
// and no name.
constexpr std::uint32_t rarer = 20;

bool is_free(const QueryNode& node) {
  return node.kind == NodeKind::words && !node.field;
}

class Corrector {
 public:
  Corrector(QueryNode root, const PlanContext& context) : root_(std::move(root)), context_(context) {}

  std::optional<QueryNode> corrected(const Recognised& recognised) {
    if (deadline().passed()) return std::nullopt;
    if (auto name = as_name(recognised)) return name;
    join_neighbours();
    split_words();
    replace_missing();
    return taken();
  }

  std::optional<QueryNode> offered(const Recognised& recognised) {
    if (deadline().passed()) return std::nullopt;
    if (!recognised.near_titles.empty() || !recognised.near_people.empty()) return as_name(recognised);
    if (!recognised.titles.empty() || !recognised.people.empty()) return std::nullopt;
    replace_rare();
    return taken();
  }

 private:
  using Texts = std::vector<std::string>;

  const Xapian::Database& database() const { return context_.archive.database; }
  const store::Words& words() const { return context_.archive.dictionary.words(); }
  const Deadline& deadline() const { return context_.archive.deadline; }

  bool exists(const std::string& word) const { return database().term_exists(store::word_term(word)); }

  std::optional<QueryNode> taken() {
    return changed_ && !deadline().cut_short() ? std::optional(std::move(root_)) : std::nullopt;
  }

  std::string typed_text() const {
    std::string text;
    for (const QueryNode& node : root_.children) {
      if (is_free(node)) text += (text.empty() ? "" : " ") + node.text;
    }
    return text;
  }

  // A title with its article or without, whichever is more like what was typed.
  std::string title_as_typed(std::uint32_t place) const {
    const store::Names& titles = context_.archive.dictionary.titles();
    std::string full = plain_name(titles, place);
    std::string bare = title_key(titles.written[place]);
    const std::u32string typed = letters_of(joined_words(name_words(typed_text())).letters);
    const auto edits = [&](const std::string& form) {
      return letter_edits(typed, letters_of(joined_words(name_words(form)).letters), max_spelling_bytes);
    };
    return edits(bare) < edits(full) ? bare : full;
  }

  // The query with the words of the first title or person instead of its own.
  std::optional<QueryNode> as_name(const Recognised& recognised) {
    const store::Dictionary& dictionary = context_.archive.dictionary;
    std::string name;
    if (!recognised.titles.empty()) {
      name = title_as_typed(recognised.titles.front());
    } else if (!recognised.people.empty()) {
      name = plain_name(dictionary.people(), recognised.people.front());
    } else if (!recognised.near_titles.empty()) {
      name = title_as_typed(recognised.near_titles.front().place);
    } else if (!recognised.near_people.empty()) {
      name = plain_name(dictionary.people(), recognised.near_people.front().place);
    }
    if (name.empty()) return std::nullopt;
    const auto first = std::ranges::find_if(root_.children, is_free);
    first->text = name;
    const auto rest = first + 1;
    root_.children.erase(std::remove_if(rest, root_.children.end(), is_free), root_.children.end());
    return std::move(root_);
  }

  // The one word that a free node stands for, if it is one.
  std::optional<QueryToken> one_word(const QueryNode& node) const {
    if (!is_free(node)) return std::nullopt;
    const std::vector<QueryToken> tokens = query_tokens(node.text);
    if (tokens.size() != 1 || tokens.front().kind != TokenKind::word) return std::nullopt;
    // Whoever gave a word synonyms knows it.
    if (!context_.synonyms.find(tokens).empty()) return std::nullopt;
    return tokens.front();
  }

  PlannedWord planned(const QueryToken& token) const {
    return plan_words({token}, context_.languages).front();
  }

  // The same, when no article has it.
  std::optional<std::string> missing_word(const QueryNode& node) const {
    const auto token = one_word(node);
    if (!token) return std::nullopt;
    const PlannedWord word = planned(*token);
    const bool found = std::ranges::any_of(
        word.groups, [&](const TermGroup& group) { return frequency_of(database(), group) > 0; });
    return found ? std::nullopt : std::optional(token->text);
  }

  void join_neighbours() {
    for (std::size_t i = 0; i + 1 < root_.children.size(); ++i) {
      QueryNode& left = root_.children[i];
      const QueryNode& right = root_.children[i + 1];
      const bool both = is_free(left) && is_free(right);
      if (!both || (!missing_word(left) && !missing_word(right))) continue;
      const std::vector<QueryToken> tokens = query_tokens(left.text + right.text);
      if (tokens.size() != 1 || !exists(tokens.front().text)) continue;
      left.text = tokens.front().text;
      root_.children.erase(root_.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      changed_ = true;
    }
  }

  bool any_article(const Expression& expression) const {
    if (deadline().passed()) return false;
    Xapian::Enquire enquire(database());
    TimedSource source(deadline());
    enquire.set_query(timed(to_query(expression, database(), context_.archive.fields), source));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  bool stand_together(const std::string& left, const std::string& right) const {
    return exists(left) && exists(right) &&
           any_article(phrase_expression(left + " " + right, {nullptr, context_.archive.common}));
  }

  void split_words() {
    for (QueryNode& node : root_.children) {
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

  // Whether an article has `text` and all other free words that any article has.
  bool stands_with_others(const std::string& text, const QueryNode& replaced) const {
    std::vector<Expression> all{terms_expression({store::word_term(text)})};
    for (const QueryNode& node : root_.children) {
      if (!is_free(node) || &node == &replaced || missing_word(node)) continue;
      for (const PlannedWord& word : plan_words(query_tokens(node.text), context_.languages)) {
        all.push_back(word_expression(word));
      }
    }
    return any_article(joined(ExpressionKind::all, std::move(all)));
  }

  // Of `near`, the first that stands with the other words; else the first of all, which is the nearest.
  std::string best_of(const std::vector<NearWord>& near, const QueryNode& replaced) const {
    for (std::size_t i = 0; i < std::min(near.size(), most_tried); ++i) {
      if (stands_with_others(near[i].text, replaced)) return near[i].text;
    }
    return near.front().text;
  }

  void replace_missing() {
    for (QueryNode& node : root_.children) {
      const auto word = missing_word(node);
      if (!word) continue;
      std::vector<NearWord> near = near_words(words(), *word, 2, deadline());
      // The dictionary may be older than the database.
      std::erase_if(near, [&](const NearWord& one) { return !exists(one.text); });
      if (near.empty()) continue;
      node.text = best_of(near, node);
      changed_ = true;
    }
  }

  // Two forms of one word are found alike already.
  bool share_a_stem(const std::string& left, const std::string& right) const {
    return std::ranges::any_of(context_.languages.all, [&](const Stemmer& stemmer) {
      return stemmer.stem(left) == stemmer.stem(right);
    });
  }

  void replace_rare() {
    for (QueryNode& node : root_.children) {
      const auto token = one_word(node);
      const auto place = token ? words().find(token->text) : std::nullopt;
      if (!place || words().in_titles[*place] > 0 || words().in_names[*place] > 0) continue;
      const std::uint32_t articles = words().articles[*place];
      if (articles > database().get_doccount() / rarer) continue;  // no word is so much more frequent
      for (const NearWord& near : near_words(words(), token->text, 1, deadline())) {
        const bool likelier = near.articles / rarer >= articles;
        if (!likelier || share_a_stem(near.text, token->text) || !stands_with_others(near.text, node))
          continue;
        node.text = near.text;
        changed_ = true;
        break;
      }
    }
  }

  QueryNode root_;
  const PlanContext& context_;
  bool changed_ = false;
};

}  // namespace

std::optional<QueryNode> corrected(const QueryNode& root, const Recognised& recognised,
                                   const PlanContext& context) {
  return Corrector(root, context).corrected(recognised);
}

std::optional<QueryNode> offered(const QueryNode& root, const Recognised& recognised,
                                 const PlanContext& context) {
  return Corrector(root, context).offered(recognised);
}

}  // namespace rosebud::searcher
