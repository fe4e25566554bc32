#include "searcher/query/plan_query.hh"

#include <algorithm>
#include <iterator>
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
constexpr double title_as_written = 256'000;
constexpr double same_title = 128'000;
constexpr double same_other_title = 64'000;
constexpr double same_person = 32'000;
constexpr double as_likely = 16'000;  // as the name that was taken for what was typed
constexpr double in_title = 8000;
constexpr double in_other_title = 4000;
constexpr double only_person = 2000;
constexpr double near_title = 1000;
constexpr double near_person = 500;

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

  using Queries = std::vector<Xapian::Query>;

  // A tier of names that the dictionary knows: their articles are found whatever their words are.
  void add_named_tier(double weight, const Queries& any, const Queries& named) {
    Queries all = any;
    all.insert(all.end(), named.begin(), named.end());
    if (all.empty()) return;
    add_tier(weight, all);
    also_.insert(also_.end(), named.begin(), named.end());
  }

  void add_tiers() {
    const Field& title = field(FieldId::title);
    const Field& work = field(FieldId::work);
    const Field& other = field(FieldId::other_title);
    const std::string key = title_key(free_text_);
    plan_.recognised =
        recognise(context_.archive.dictionary, free_text_, context_.archive.database.get_doccount());
    const Recognised& known = plan_.recognised;
    // Of titles that differ in their article or their signs alone, that which has those that were typed.
    const std::string written = value_key(FieldKind::name, free_text_);
    add_tier(title_as_written, Queries{Xapian::Query(store::value_term(title, written)),
                                       Xapian::Query(store::value_term(work, written))});
    Queries titles;
    Queries other_titles;
    for (const std::uint32_t place : known.titles) append_title(place, titles, other_titles);
    add_named_tier(same_title,
                   {Xapian::Query(store::whole_title_term(title, key)),
                    Xapian::Query(store::whole_title_term(work, key))},
                   titles);
    add_named_tier(same_other_title, {Xapian::Query(store::whole_title_term(other, key))}, other_titles);
    Queries people;
    for (const std::uint32_t place : known.people) append_person(place, people);
    add_named_tier(same_person, typed_person(), people);
    add_tier(in_title, Queries{phrase_query(free_text_, &title), phrase_query(free_text_, &work)});
    add_tier(in_other_title, Queries{phrase_query(free_text_, &other)});
    add_near_tiers(known);
    if (context_.typed != nullptr) add_as_likely(*context_.typed);
    if (!also_.empty()) plan_.also = unscored(joined(Xapian::Query::OP_OR, also_));
  }

  void add_near_tiers(const Recognised& known) {
    Queries people;
    for (const std::uint32_t place : known.only_people) append_person(place, people);
    if (!people.empty()) add_tier(only_person, people);
    add_named_tier(near_title, {}, near_titles(known));
    add_named_tier(near_person, {}, near_people(known));
  }

  // Of the names that are as near to what was typed one was looked for; the others may have been meant too.
  void add_as_likely(const Recognised& typed) {
    Queries near = near_titles(typed);
    std::ranges::move(near_people(typed), std::back_inserter(near));
    add_named_tier(as_likely, {}, near);
  }

  Queries near_titles(const Recognised& known) const {
    Queries near;
    for (const Near& one : known.near_titles) append_title(one.place, near, near);
    return near;
  }

  Queries near_people(const Recognised& known) const {
    Queries near;
    for (const Near& one : known.near_people) append_person(one.place, near);
    return near;
  }

  // The articles of whoever has exactly the name that was typed.
  Queries typed_person() const {
    Queries people;
    for (const FieldId id :
         {FieldId::director, FieldId::writer, FieldId::cast, FieldId::composer, FieldId::original_author}) {
      people.emplace_back(store::value_term(field(id), value_key(FieldKind::name, free_text_)));
    }
    return people;
  }

  // The articles with a title of the dictionary, and those of which it is another title.
  void append_title(std::uint32_t place, Queries& titles, Queries& others) const {
    const store::Names& names = context_.archive.dictionary.titles();
    for (const store::Role& role : names.roles_of(place)) {
      const auto id = static_cast<FieldId>(role.field);
      if (!is_title(id)) continue;
      (id == FieldId::other_title ? others : titles)
          .emplace_back(store::value_term(field(id), names.keys[place]));
    }
  }

  // The articles of a person of the dictionary, but not what they only reviewed.
  void append_person(std::uint32_t place, Queries& people) const {
    const store::Names& names = context_.archive.dictionary.people();
    for (const store::Role& role : names.roles_of(place)) {
      const auto id = static_cast<FieldId>(role.field);
      if (id == FieldId::reviewer || !context_.archive.fields.contains(id)) continue;
      people.emplace_back(store::value_term(context_.archive.fields.field(id), names.keys[place]));
    }
  }

  // Limits without a say in the order.
  static Xapian::Query unscored(const Xapian::Query& query) {
    return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
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
  Queries also_;
};

}  // namespace

Xapian::Query QueryPlan::query(Demand demand, bool ranked) const {
  std::vector<Xapian::Query> parts;
  if (!words.empty()) {
    std::vector<Xapian::Query> each;
    each.reserve(words.size());
    for (const PlannedWord& word : words) each.push_back(word_query(word));
    const Xapian::Query found =
        joined(demand == Demand::all_words ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, each);
    parts.push_back(also ? Xapian::Query(Xapian::Query::OP_OR, found, *also) : found);
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
