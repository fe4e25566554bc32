#include "searcher/explain.hh"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "catalogue/boosts.hh"
#include "searcher/engine/bm25.hh"
#include "searcher/engine/boost.hh"

namespace rosebud::searcher {
namespace {

Bm25 bm25_of(const Xapian::Database& database) {
  Bm25 bm25;
  bm25.articles = static_cast<double>(database.get_doccount());
  bm25.average_length = std::max(database.get_avlength(), 1.0);
  return bm25;
}

// How often the article `id` has `term`; 0: it has it not, or without a weight.
std::uint32_t occurrences(const Xapian::Database& database, const std::string& term, Xapian::docid id) {
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  if (posting != end) posting.skip_to(id);
  return posting != end && *posting == id ? posting.get_wdf() : 0;
}

// The words of a tree's leaves, in order. Words that stand side by side are read together.
class TokenReader {
 public:
  TokenReader(const FieldTable& fields, const QueryPlan& plan) : fields_(fields), plan_(plan) {}

  std::vector<ExplainedToken> run(const QueryNode& root) {
    visit(root);
    read_free();
    return std::move(tokens_);
  }

 private:
  void visit(const QueryNode& node) {
    if (node.kind == NodeKind::words && !node.field) {
      free_ += (free_.empty() ? "" : " ") + node.text;
      return;
    }
    if (node.kind != NodeKind::all) read_free();
    for (const QueryNode& child : node.children) visit(child);
    if (node.kind == NodeKind::all || node.text.empty()) return;
    add(query_tokens(node.text), node.field ? std::string(fields_.field(*node.field).name) : "");
  }

  void read_free() {
    const std::size_t before = tokens_.size();
    add(query_tokens(free_), "");
    free_.clear();
    for (std::size_t i = before; i < tokens_.size(); ++i) {
      tokens_[i].passed_over =
          std::ranges::find(plan_.passed_over, tokens_[i].text) != plan_.passed_over.end();
    }
  }

  void add(std::vector<QueryToken> typed, const std::string& field) {
    for (QueryToken& token : typed) {
      tokens_.push_back({std::move(token.text), field, std::move(token.alternatives)});
    }
  }

  const FieldTable& fields_;
  const QueryPlan& plan_;
  std::string free_;
  std::vector<ExplainedToken> tokens_;
};

ExplainedGroup explained(const TermGroup& group, const Xapian::Database& database) {
  ExplainedGroup explained;
  for (const std::string& term : group.terms) {
    const std::size_t articles = database.get_termfreq(term);
    if (articles > 0) explained.terms.push_back({term, articles});
  }
  explained.articles = frequency_of(database, group);
  explained.weight = group.weight;
  if (explained.articles > 0) explained.idf = bm25_of(database).term_weight(explained.articles);
  return explained;
}

// The words of phrases, which score in all their forms: the forms that a snippet marks are fewer.
void add_phrased(const QueryNode& node, const Languages& languages, std::vector<PlannedWord>& words) {
  if (node.kind == NodeKind::exclusion || node.field) return;
  for (const QueryNode& child : node.children) add_phrased(child, languages, words);
  if (node.kind == NodeKind::phrase || node.kind == NodeKind::near)
    std::ranges::move(plan_words(query_tokens(node.text), languages), std::back_inserter(words));
}

// Every word by which an article may be found, once.
std::vector<ExplainedWord> explained_words(const Asked& asked, const Languages& languages,
                                           const Xapian::Database& database) {
  std::vector<PlannedWord> all = asked.plan.words;
  add_phrased(asked.root, languages, all);
  all.insert(all.end(), asked.plan.marked.begin(), asked.plan.marked.end());
  std::vector<ExplainedWord> words;
  for (const PlannedWord& word : all) {
    const std::string text = word.prefixes.empty() ? word.text : word.prefixes.front() + "*";
    if (std::ranges::find(words, text, &ExplainedWord::text) != words.end()) continue;
    ExplainedWord one{text, word.weight, {}};
    for (const TermGroup& group : word.groups) {
      ExplainedGroup read = explained(group, database);
      if (!read.terms.empty()) one.groups.push_back(std::move(read));
    }
    words.push_back(std::move(one));
  }
  return words;
}

// Walks what an article was found by, down to the terms that score.
class ScoreReader {
 public:
  ScoreReader(const Archive& archive, View& view, Xapian::docid id)
      : database_(archive.database), view_(view), id_(id), bm25_(bm25_of(archive.database)) {}

  std::vector<ScorePart> run(const Asked& asked) {
    read(asked.plan.expression(asked.demand), "word");
    if (asked.feedback.kind != ExpressionKind::everything) read(asked.feedback, "feedback");
    add_boosts(asked.today);
    for (const Tier& tier : asked.plan.tiers) {
      if (has(tier.expression)) parts_.push_back({"tier", std::string(tier.name), 0, tier.weight});
    }
    return std::move(parts_);
  }

 private:
  bool has(const Expression& expression) {
    Matches one;
    one.add(id_, 0);
    view_.evaluator().restrict_to(expression, one);
    return one.size() == 1;
  }

  void read(const Expression& expression, std::string_view kind) {
    switch (expression.kind) {
      case ExpressionKind::word:
        read_word(expression, kind);
        return;
      case ExpressionKind::terms:
        if (expression.weight > 0 && has(expression)) parts_.push_back(constant(expression));
        return;
      case ExpressionKind::all:
        for (const Expression& child : expression.children) read(child, kind);
        return;
      case ExpressionKind::any:
        for (const Expression& child : expression.children) {
          if (has(child)) read(child, kind);
        }
        return;
      case ExpressionKind::without:
        read(expression.children.front(), kind);
        return;
      default:
        return;
    }
  }

  void read_word(const Expression& word, std::string_view kind) {
    for (const TermGroup& group : word.groups) {
      const double idf = bm25_.term_weight(frequency_of(database_, group));
      for (const std::string& term : group.terms) {
        const std::uint32_t times = occurrences(database_, term, id_);
        const double part = Bm25::part(times, bm25_.norm(view_.columns().lengths()[id_]));
        const double score = word.weight * group.weight * idf * part;
        if (score > 0) parts_.push_back({std::string(kind), term, times, score});
      }
    }
  }

  // Named by the terms of it that the article has.
  ScorePart constant(const Expression& terms) const {
    ScorePart part{"constant", "", 0, terms.weight};
    for (const std::string& term : terms.groups.front().terms) {
      const auto end = database_.postlist_end(term);
      auto posting = database_.postlist_begin(term);
      if (posting != end) posting.skip_to(id_);
      if (posting == end || *posting != id_) continue;
      part.name += (part.name.empty() ? "" : " ") + term;
    }
    return part;
  }

  void add_boosts(std::uint32_t today) {
    double score = 0;
    for (const ScorePart& part : parts_) score += part.score;
    const Standing standing = standing_of(view_.columns(), id_);
    Boosts recency = view_.boosts();
    Boosts rating = view_.boosts();
    recency.rating = rating.recency = 0;
    const auto add = [&](const char* kind, const Boosts& boosts) {
      const double gain = score * (boost(boosts, standing, today) - 1);
      if (gain > 0) parts_.push_back({kind, "", 0, gain});
    };
    add("recency", recency);
    add("rating", rating);
  }

  const Xapian::Database& database_;
  View& view_;
  Xapian::docid id_;
  Bm25 bm25_;
  std::vector<ScorePart> parts_;
};

}  // namespace

Explanation explain(const Archive& archive, const View& view, const Asked& asked) {
  Explanation explanation;
  explanation.query = to_string(asked.root, archive.fields);
  explanation.any_word = asked.demand == Demand::any_word;
  explanation.tokens = TokenReader(archive.fields, asked.plan).run(asked.root);
  explanation.words = explained_words(asked, view.languages(), archive.database);
  explanation.xapian =
      to_query(asked.plan.expression(asked.demand), archive.database, archive.fields).get_description();
  return explanation;
}

std::vector<ScorePart> explain_score(const Archive& archive, View& view, const Asked& asked,
                                     Xapian::docid id) {
  return ScoreReader(archive, view, id).run(asked);
}

}  // namespace rosebud::searcher
