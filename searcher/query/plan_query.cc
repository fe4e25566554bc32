#include "searcher/query/plan_query.hh"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "catalogue/stop_words.hh"
#include "catalogue/title_key.hh"
#include "catalogue/tokens.hh"
#include "catalogue/value_key.hh"
#include "searcher/query/plan_leaf.hh"
#include "searcher/query/plan_synonyms.hh"
#include "store/terms.hh"

namespace rosebud::searcher {
namespace {

struct TierKind {
  double weight;
  std::string_view name;
};

// Each is more than those behind it together, and the last more than the score of any query that has tiers.
constexpr TierKind title_as_written{256'000, "title as it is written"};
constexpr TierKind same_title{128'000, "title"};
constexpr TierKind same_other_title{64'000, "other title"};
constexpr TierKind same_person{32'000, "person"};
constexpr TierKind as_likely{16'000, "name as likely"};  // as the name that was taken for what was typed
constexpr TierKind in_title{8000, "part of a title"};
constexpr TierKind in_other_title{4000, "part of another title"};
constexpr TierKind only_person{2000, "only person of that name"};
constexpr TierKind near_title{1000, "near a title"};
constexpr TierKind near_person{500, "near a person"};

// No title is longer, nor does anybody type one that is.
constexpr std::size_t most_title_words = 16;

bool is_free_word(const QueryNode& node) {
  return node.kind == NodeKind::words && !node.field;
}

bool is_free_phrase(const QueryNode& node) {
  return node.kind == NodeKind::phrase && !node.field;
}

// A group of nothing but words that all have to be there asks for what the words alone do: prose has
// parentheses too.
QueryNode flattened(const QueryNode& root) {
  QueryNode flat = root;
  flat.children.clear();
  for (const QueryNode& node : root.children) {
    const QueryNode inner = node.kind == NodeKind::all ? flattened(node) : QueryNode();
    if (!inner.children.empty() && std::ranges::all_of(inner.children, is_free_word)) {
      flat.children.insert(flat.children.end(), inner.children.begin(), inner.children.end());
    } else {
      flat.children.push_back(node);
    }
  }
  return flat;
}

class Planner {
 public:
  Planner(const PlanContext& context, std::vector<Notice>& notices) : context_(context), notices_(notices) {}

  QueryPlan run(const QueryNode& root) {
    std::vector<Expression> limits;
    std::vector<Expression> phrases;
    std::vector<Expression> excluded;
    for (const QueryNode& node : flattened(root).children) {
      if (is_free_word(node)) {
        take_words(node);
      } else if (node.kind == NodeKind::exclusion) {
        excluded.push_back(compile_excluded(node.children.front()));
      } else {
        (is_free_phrase(node) ? phrases : limits).push_back(compile(node));
        if (is_free_phrase(node)) {
          std::ranges::move(plan_words(query_tokens(node.text), context_.languages),
                            std::back_inserter(plan_.phrased));
        }
        plan_.scored = plan_.scored || scores(node);
        mark(node);
      }
    }
    if (!phrases.empty()) plan_.phrases = joined(ExpressionKind::all, std::move(phrases));
    if (!limits.empty()) plan_.limits = joined(ExpressionKind::all, std::move(limits));
    if (!excluded.empty()) plan_.excluded = joined(ExpressionKind::any, std::move(excluded));
    plan_free(query_tokens(free_text_));
    return std::move(plan_);
  }

 private:
  // What is typed without syntax may be a title: its words are kept as they stand.
  void take_words(const QueryNode& node) { free_text_ += (free_text_.empty() ? "" : " ") + node.text; }

  // Read together, since letters that stand alone may belong to the word beside them ("o brien"). A word that
  // was typed twice is looked for once, in all the spellings of both, and counts twice.
  std::vector<QueryToken> each_once(std::vector<QueryToken> typed) {
    std::vector<QueryToken> free;
    for (QueryToken& token : typed) {
      const auto same = std::ranges::find(free, token.text, &QueryToken::text);
      if (same == free.end()) {
        repeats_.emplace(token.text, 1);
        free.push_back(std::move(token));
      } else {
        ++repeats_[token.text];
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

  bool is_stop_text(const std::string& text) const {
    return std::ranges::any_of(context_.languages.main,
                               [&](const std::string& language) { return is_stop_word(language, text); });
  }
  bool is_stop(const Token& token) const { return is_stop_text(token.text); }

  // Of "the who", which has synonyms, both words are needed to tell who was meant.
  bool is_needed(const Token& token, const std::vector<SynonymStretch>& stretches) const {
    return std::ranges::any_of(stretches, [&](const SynonymStretch& stretch) {
      return stretch.times_of(token.text) > 0 &&
             std::ranges::all_of(stretch.typed, [&](const auto& word) { return is_stop_text(word); });
    });
  }

  // Which of the words synonyms may stand for.
  void plan_stretches(const std::vector<SynonymStretch>& stretches) {
    for (const SynonymStretch& stretch : stretches) {
      std::vector<PlannedWord> words;
      for (PlannedWord& word : plan_.words) {
        const int times = stretch.times_of(word.text);
        word.replaceable += times;
        if (times > 0) words.push_back(word);
      }
      if (words.empty()) continue;
      plan_.synonyms.push_back(plan_synonyms(stretch, std::move(words), context_));
      mark_others(stretch);
    }
  }

  void mark_others(const SynonymStretch& stretch) {
    std::ranges::move(words_of_others(stretch, context_.languages), std::back_inserter(plan_.marked));
  }

  void plan_free(const std::vector<QueryToken>& typed) {
    if (typed.empty()) return;
    const std::vector<SynonymStretch> stretches = synonym_stretches(typed, context_.synonyms);
    const std::vector<QueryToken> free = each_once(typed);
    plan_.scored = true;
    plan_.typed_words = typed_words(free);
    std::vector<QueryToken> telling = free;
    std::erase_if(telling,
                  [&](const Token& token) { return is_stop(token) && !is_needed(token, stretches); });
    plan_.words =
        plan_words(telling.empty() && !plan_.limits && !plan_.phrases ? free : telling, context_.languages);
    for (PlannedWord& word : plan_.words) word.weight = repeats_[word.text];
    for (const QueryToken& token : free) {
      if (std::ranges::find(plan_.words, token.text, &PlannedWord::text) == plan_.words.end())
        plan_.passed_over.push_back(token.text);
    }
    const auto marked = plan_words(telling.empty() ? free : telling, context_.languages);
    plan_.marked.insert(plan_.marked.end(), marked.begin(), marked.end());
    plan_stretches(stretches);
    if (free.size() <= most_title_words) add_tiers();
  }

  using Terms = std::vector<std::string>;

  void add_tier(const TierKind& kind, Terms terms) {
    if (!terms.empty()) add_tier(kind, terms_expression(std::move(terms)));
  }

  void add_tier(const TierKind& kind, Expression expression) {
    plan_.tiers.push_back({kind.weight, std::move(expression), kind.name});
  }

  // A tier of names that the dictionary knows: their articles are found whatever their words are.
  void add_named_tier(const TierKind& kind, Terms terms, const Terms& named) {
    also_.insert(also_.end(), named.begin(), named.end());
    terms.insert(terms.end(), named.begin(), named.end());
    add_tier(kind, std::move(terms));
  }

  void add_tiers() {
    const Field& title = field(FieldId::title);
    const Field& work = field(FieldId::work);
    const Field& other = field(FieldId::other_title);
    const std::string key = title_key(free_text_);
    plan_.recognised = recognise(context_.archive.dictionary, free_text_,
                                 context_.archive.database.get_doccount(), context_.archive.deadline);
    const Recognised& known = plan_.recognised;
    // Of titles that differ in their article or their signs alone, that which has those that were typed.
    const std::string written = value_key(FieldKind::name, free_text_);
    add_tier(title_as_written, Terms{store::value_term(title, written), store::value_term(work, written)});
    Terms titles;
    Terms other_titles;
    for (const std::uint32_t place : known.titles) append_title(place, titles, other_titles);
    add_named_tier(same_title, {store::whole_title_term(title, key), store::whole_title_term(work, key)},
                   titles);
    add_named_tier(same_other_title, {store::whole_title_term(other, key)}, other_titles);
    Terms people;
    for (const std::uint32_t place : known.people) append_person(place, people);
    add_named_tier(same_person, typed_person(written), people);
    if (context_.typed != nullptr) add_as_likely(*context_.typed);
    add_tier(in_title, joined(ExpressionKind::any, {in_order(title), in_order(work)}));
    add_tier(in_other_title, in_order(other));
    add_near_tiers(known);
    if (!also_.empty()) plan_.also = terms_expression(std::move(also_));
  }

  void add_near_tiers(const Recognised& known) {
    Terms people;
    for (const std::uint32_t place : known.only_people) append_person(place, people);
    add_tier(only_person, std::move(people));
    add_named_tier(near_title, {}, near_titles(known));
    add_named_tier(near_person, {}, near_people(known));
  }

  // Of the names that are as near to what was typed one was looked for; the others may have been meant too.
  void add_as_likely(const Recognised& typed) {
    Terms near = near_titles(typed);
    std::ranges::move(near_people(typed), std::back_inserter(near));
    add_named_tier(as_likely, {}, near);
  }

  Terms near_titles(const Recognised& known) const {
    Terms near;
    for (const Near& one : known.near_titles) append_title(one.place, near, near);
    return near;
  }

  Terms near_people(const Recognised& known) const {
    Terms near;
    for (const Near& one : known.near_people) append_person(one.place, near);
    return near;
  }

  // The articles of whoever has exactly the name that was typed.
  static Terms typed_person(const std::string& key) {
    Terms people;
    for (const FieldId id :
         {FieldId::director, FieldId::writer, FieldId::cast, FieldId::composer, FieldId::original_author}) {
      people.push_back(store::value_term(field(id), key));
    }
    return people;
  }

  // The articles with a title of the dictionary, and those of which it is another title.
  void append_title(std::uint32_t place, Terms& titles, Terms& others) const {
    const store::Names& names = context_.archive.dictionary.titles();
    for (const store::Role& role : names.roles_of(place)) {
      const auto id = static_cast<FieldId>(role.field);
      if (!is_title(id)) continue;
      (id == FieldId::other_title ? others : titles)
          .push_back(store::value_term(field(id), names.keys[place]));
    }
  }

  // The articles of a person of the dictionary, but not what they only reviewed.
  void append_person(std::uint32_t place, Terms& people) const {
    const store::Names& names = context_.archive.dictionary.people();
    for (const store::Role& role : names.roles_of(place)) {
      const auto id = static_cast<FieldId>(role.field);
      if (id == FieldId::reviewer || !context_.archive.fields.contains(id)) continue;
      people.push_back(store::value_term(context_.archive.fields.field(id), names.keys[place]));
    }
  }

  // The words as they stand, in a title. The matcher is asked only when each of them is in some title.
  Expression in_order(const Field& title) const {
    std::vector<Expression> parts;
    const std::vector<QueryToken> tokens = query_tokens(free_text_);
    if (tokens.size() > 1) {
      for (const Token& token : tokens)
        parts.push_back(terms_expression({store::field_word_term(title, token.text)}));
    }
    parts.push_back(phrase_expression(free_text_, {&title, context_.archive.common}));
    return joined(ExpressionKind::all, std::move(parts));
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
    auto words = exact ? plan_words(tokens, {}) : plan_words(tokens, context_.languages);
    if (node.kind == NodeKind::prefix && !words.empty()) {
      const std::string begun = words.back().text;
      words.back() = {};
      words.back().text = begun;
      words.back().prefixes = {begun};
    }
    plan_.marked.insert(plan_.marked.end(), words.begin(), words.end());
  }

  // What is left out is what was typed, and no synonym of it.
  Expression compile_excluded(const QueryNode& node) {
    const bool outer = std::exchange(excluding_, true);
    Expression excluded = compile(node);
    excluding_ = outer;
    return excluded;
  }

  // Words of a group.
  Expression compile_words(const std::string& text) {
    const std::vector<QueryToken> tokens = query_tokens(text);
    std::vector<PlannedWord> words = plan_words(tokens, context_.languages);
    std::vector<Expression> parts;
    for (const SynonymStretch& stretch : synonym_stretches(tokens, context_.synonyms)) {
      std::vector<PlannedWord> stood_for;
      for (PlannedWord& word : words) {
        if (stretch.times_of(word.text) == 0) continue;
        word.replaceable = word.weight;
        if (std::ranges::find(stood_for, word.text, &PlannedWord::text) == stood_for.end())
          stood_for.push_back(word);
      }
      parts.push_back(synonyms_expression(plan_synonyms(stretch, std::move(stood_for), context_)));
      mark_others(stretch);
    }
    for (const PlannedWord& word : words) {
      if (word.replaceable == 0) parts.push_back(word_expression(word));
    }
    return joined(ExpressionKind::all, std::move(parts));
  }

  Expression compile(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::all:
        return compile_all(node);
      case NodeKind::any:
        return joined(ExpressionKind::any, compile_each(node.children));
      case NodeKind::exclusion:
        return joined(ExpressionKind::without, {Expression(), compile_excluded(node.children.front())});
      case NodeKind::words:
        if (is_free_word(node) && !excluding_) return compile_words(node.text);
        [[fallthrough]];
      default:
        return leaf_expression(node, context_, notices_);
    }
  }

  std::vector<Expression> compile_each(const std::vector<QueryNode>& nodes) {
    std::vector<Expression> parts;
    parts.reserve(nodes.size());
    for (const QueryNode& node : nodes) parts.push_back(compile(node));
    return parts;
  }

  Expression compile_all(const QueryNode& node) {
    std::vector<Expression> wanted;
    std::vector<Expression> excluded;
    std::string free;  // read together: synonyms may be of several words
    for (const QueryNode& child : node.children) {
      if (child.kind == NodeKind::exclusion) {
        excluded.push_back(compile_excluded(child.children.front()));
      } else if (is_free_word(child) && !excluding_) {
        free += (free.empty() ? "" : " ") + child.text;
      } else {
        wanted.push_back(compile(child));
      }
    }
    if (!free.empty()) wanted.push_back(compile_words(free));
    Expression all = wanted.empty() ? Expression() : joined(ExpressionKind::all, std::move(wanted));
    if (excluded.empty()) return all;
    excluded.insert(excluded.begin(), std::move(all));
    return joined(ExpressionKind::without, std::move(excluded));
  }

  const PlanContext& context_;
  std::vector<Notice>& notices_;
  QueryPlan plan_;
  std::string free_text_;
  std::map<std::string, int> repeats_;
  Terms also_;
  bool excluding_ = false;
};

}  // namespace

std::vector<Expression> QueryPlan::some_words() const {
  std::vector<Expression> each;
  for (const PlannedWord& word : words) each.push_back(word_expression(word.groups, word.weight));
  for (const PlannedSynonyms& some : synonyms)
    each.insert(each.end(), some.others.begin(), some.others.end());
  for (const PlannedWord& word : phrased) each.push_back(word_expression(word));
  if (also) each.push_back(*also);
  return each;
}

Expression QueryPlan::expression(Demand demand) const {
  const bool loose = demand == Demand::any_word && !words.empty();
  std::vector<Expression> parts;
  if (loose) {
    parts.push_back(joined(ExpressionKind::any, some_words()));
  } else {
    std::vector<Expression> each;
    for (const PlannedWord& word : words) {
      const double alone = word.weight - word.replaceable;
      if (alone > 0) each.push_back(word_expression(word.groups, alone));
    }
    for (const PlannedSynonyms& some : synonyms) each.push_back(synonyms_expression(some));
    if (!each.empty()) {
      Expression found = joined(ExpressionKind::all, std::move(each));
      parts.push_back(also ? joined(ExpressionKind::any, {std::move(found), *also}) : std::move(found));
    }
    if (phrases) parts.push_back(*phrases);
  }
  if (limits) parts.push_back(*limits);
  if (narrowing) parts.push_back(*narrowing);
  Expression wanted = parts.empty() ? Expression() : joined(ExpressionKind::all, std::move(parts));
  if (!excluded) return wanted;
  return joined(ExpressionKind::without, {std::move(wanted), *excluded});
}

QueryPlan plan_query(const QueryNode& root, const PlanContext& context, std::vector<Notice>& notices) {
  return Planner(context, notices).run(root);
}

}  // namespace rosebud::searcher
