#include "searcher/query/plan_query.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "catalogue/stop_words.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/value_key.hh"
#include "searcher/query/plan_leaf.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

// Each is more than those behind it together, and the last more than the score of any query that has tiers.
constexpr double same_title = 8000;
constexpr double same_other_title = 4000;
constexpr double same_person = 2000;
constexpr double in_title = 1000;
constexpr double in_other_title = 500;

// No title is longer, nor does anybody type one that is.
constexpr std::size_t most_title_words = 16;

Xapian::Query everything() {
  // Query::MatchAll must not be shared between threads (xapian/query.h).
  return {std::string()};
}

Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

bool is_free_word(const QueryNode& node) {
  return node.kind == NodeKind::words && !node.field;
}

class Planner {
 public:
  Planner(const PlanContext& context, std::vector<Notice>& notices) : context_(context), notices_(notices) {}

  QueryPlan run(const QueryNode& root) {
    std::vector<Xapian::Query> limits;
    std::vector<Xapian::Query> excluded;
    for (const QueryNode& node : root.children) {
      if (is_free_word(node)) {
        take_words(node);
      } else if (node.kind == NodeKind::exclusion) {
        excluded.push_back(compile(node.children.front()));
      } else {
        limits.push_back(compile(node));
        plan_.scored = plan_.scored || scores(node);
        mark(node);
      }
    }
    if (!limits.empty()) plan_.limits = joined(Xapian::Query::OP_AND, limits);
    if (!excluded.empty()) plan_.excluded = joined(Xapian::Query::OP_OR, excluded);
    plan_free(free_words());
    return std::move(plan_);
  }

 private:
  // What is typed without syntax may be a title: its words are kept as they stand.
  void take_words(const QueryNode& node) { free_text_ += (free_text_.empty() ? "" : " ") + node.text; }

  // Read together, since letters that stand alone may belong to the word beside them ("o brien"). A word that
  // was typed twice is looked for once, in all the spellings of both.
  std::vector<QueryToken> free_words() const {
    std::vector<QueryToken> free;
    for (QueryToken& token : query_tokens(free_text_)) {
      const auto same = std::ranges::find(free, token.text, &QueryToken::text);
      if (same == free.end()) {
        free.push_back(std::move(token));
      } else {
        same->alternatives.insert(same->alternatives.end(), token.alternatives.begin(),
                                  token.alternatives.end());
      }
    }
    return free;
  }

  static std::size_t typed_words(const std::vector<QueryToken>& tokens) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool goes_on =
          i > 0 && tokens[i].kind == TokenKind::bigram && tokens[i].begin < tokens[i - 1].end;
      words += goes_on ? 0U : 1U;
    }
    return words;
  }

  bool is_stop(const Token& token) const {
    return std::ranges::any_of(context_.stemmers, [&](const Stemmer& stemmer) {
      return is_stop_word(stemmer.language(), token.text);
    });
  }

  void plan_free(const std::vector<QueryToken>& free) {
    if (free.empty()) return;
    plan_.scored = true;
    plan_.typed_words = typed_words(free);
    std::vector<QueryToken> telling = free;
    std::erase_if(telling, [&](const Token& token) { return is_stop(token); });
    plan_.words = plan_words(telling.empty() && !plan_.limits ? free : telling, context_.stemmers);
    const auto marked = plan_words(telling.empty() ? free : telling, context_.stemmers);
    plan_.marked.insert(plan_.marked.end(), marked.begin(), marked.end());
    if (free.size() <= most_title_words) add_tiers();
  }

  void add_tier(double weight, const std::vector<Xapian::Query>& any) {
    plan_.tiers.push_back({weight, joined(Xapian::Query::OP_OR, any)});
  }

  void add_tiers() {
    const Field& title = field(FieldId::title);
    const Field& work = field(FieldId::work);
    const Field& other = field(FieldId::other_title);
    const std::string key = title_key(free_text_);
    using Queries = std::vector<Xapian::Query>;
    add_tier(same_title, Queries{Xapian::Query(store::whole_title_term(title, key)),
                                 Xapian::Query(store::whole_title_term(work, key))});
    add_tier(same_other_title, Queries{Xapian::Query(store::whole_title_term(other, key))});
    Queries people;
    for (const FieldId id :
         {FieldId::director, FieldId::writer, FieldId::cast, FieldId::composer, FieldId::original_author}) {
      people.emplace_back(store::value_term(field(id), value_key(FieldKind::name, free_text_)));
    }
    add_tier(same_person, people);
    add_tier(in_title, Queries{phrase_query(free_text_, &title), phrase_query(free_text_, &work)});
    add_tier(in_other_title, Queries{phrase_query(free_text_, &other)});
  }

  // Whether any part of a tree orders the articles that have it.
  static bool scores(const QueryNode& node) {
    if (node.kind == NodeKind::range || node.kind == NodeKind::exclusion) return false;
    if (node.children.empty()) return !node.field || is_title(*node.field);
    return std::ranges::any_of(node.children, scores);
  }

  // The words of a limit, so that a snippet shows them; those of other fields are not in the text.
  void mark(const QueryNode& node) {
    if (node.kind == NodeKind::exclusion || node.kind == NodeKind::range || node.field) return;
    for (const QueryNode& child : node.children) mark(child);
    if (node.text.empty()) return;
    const std::vector<QueryToken> tokens = query_tokens(node.text);
    const bool exact = node.kind == NodeKind::phrase || node.kind == NodeKind::near;
    const auto words = exact ? plan_words(tokens, {}) : plan_words(tokens, context_.stemmers);
    plan_.marked.insert(plan_.marked.end(), words.begin(), words.end());
  }

  Xapian::Query compile(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::all:
        return compile_all(node);
      case NodeKind::any:
        return joined(Xapian::Query::OP_OR, compile_each(node.children));
      case NodeKind::exclusion:
        return {Xapian::Query::OP_AND_NOT, everything(), compile(node.children.front())};
      default:
        return leaf_query(node, context_, notices_);
    }
  }

  std::vector<Xapian::Query> compile_each(const std::vector<QueryNode>& nodes) {
    std::vector<Xapian::Query> parts;
    parts.reserve(nodes.size());
    for (const QueryNode& node : nodes) parts.push_back(compile(node));
    return parts;
  }

  Xapian::Query compile_all(const QueryNode& node) {
    std::vector<Xapian::Query> wanted;
    std::vector<Xapian::Query> excluded;
    for (const QueryNode& child : node.children) {
      const bool exclusion = child.kind == NodeKind::exclusion;
      (exclusion ? excluded : wanted).push_back(compile(exclusion ? child.children.front() : child));
    }
    Xapian::Query all = wanted.empty() ? everything() : joined(Xapian::Query::OP_AND, wanted);
    if (excluded.empty()) return all;
    return {Xapian::Query::OP_AND_NOT, all, joined(Xapian::Query::OP_OR, excluded)};
  }

  const PlanContext& context_;
  std::vector<Notice>& notices_;
  QueryPlan plan_;
  std::string free_text_;
};

}  // namespace

Xapian::Query QueryPlan::query(Demand demand, bool ranked) const {
  std::vector<Xapian::Query> parts;
  if (!words.empty()) {
    std::vector<Xapian::Query> each;
    each.reserve(words.size());
    for (const PlannedWord& word : words) each.push_back(word_query(word));
    parts.push_back(joined(demand == Demand::all_words ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, each));
  }
  if (limits) parts.push_back(*limits);
  Xapian::Query query = parts.empty() ? everything() : joined(Xapian::Query::OP_AND, parts);
  if (excluded) query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, *excluded);
  if (!ranked) return query;
  for (const Tier& tier : tiers) {
    query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, with_weight(tier.query, tier.weight));
  }
  return query;
}

QueryPlan plan_query(const QueryNode& root, const PlanContext& context, std::vector<Notice>& notices) {
  return Planner(context, notices).run(root);
}

}  // namespace rosebud::searcher
