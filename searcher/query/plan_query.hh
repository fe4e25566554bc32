// A parsed query as what an archive is searched for: expressions, and the words that snippets mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/results.hh"
#include "searcher/dictionary/recognise.hh"
#include "searcher/query/expression.hh"
#include "searcher/query/plan.hh"
#include "searcher/query/plan_values.hh"
#include "searcher/query/synonyms.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

enum class Demand { all_words, any_word };

// What the articles at the top must have, besides the words: they come first by this much, whatever their
// score.
struct Tier {
  double weight;
  Expression expression;
  std::string_view name;
};

// Words that synonyms may stand for: every article has all of them or one of the others.
struct PlannedSynonyms {
  std::vector<PlannedWord> words;
  std::vector<Expression> others;
};

struct QueryPlan {
  std::vector<PlannedWord> words;  // those that may stand anywhere; stop words only when there are no others
  std::vector<std::string> passed_over;   // stop words that other words made needless
  std::vector<PlannedSynonyms> synonyms;  // of some of the words
  std::vector<PlannedWord> phrased;   // words of phrases that may stand anywhere: words like others when only
                                      // some of them are asked for, as long as there are others
  std::optional<Expression> phrases;  // every article has them when all words are asked for
  std::optional<Expression> limits;   // phrases, fields, ranges, groups: every article has them
  std::optional<Expression> excluded;
  std::optional<Expression> narrowing;  // what the hits are among for reasons that are not in the query
  // Articles that are found without the words: their title or one of their people is what was typed but for
  // spaces, signs, the order of the words, initials or a slip.
  std::optional<Expression> also;
  std::vector<Tier> tiers;
  std::vector<PlannedWord> marked;  // every word that an article may be found by
  std::size_t typed_words = 0;      // the pairs of a run of Japanese text are one
  bool scored = false;              // there is something to order articles by
  Recognised recognised;            // what the words that stand free are as a whole

  // How many words there are to choose some of.
  std::size_t wanted() const { return words.empty() ? 0 : typed_words + phrased.size(); }

  // What articles may be found by when some of the words will do; limits left aside.
  std::vector<Expression> some_words() const;

  // Without the tiers; every article when nothing is asked for.
  Expression expression(Demand demand) const;

  // The same without `also`, `excluded` and `narrowing`.
  Expression by_words(Demand demand) const;

  // Whether expression() has `also`: it stands for words.
  bool has_others() const { return also && (!words.empty() || !synonyms.empty()); }

 private:
  std::vector<Expression> words_alone() const;
  std::optional<Expression> all_words() const;
  std::vector<Expression> parts(Demand demand, bool with_also) const;
};

// What queries are planned for. Always made with its references, so nothing is left without a value.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
struct PlanContext {
  Archive archive;
  const Languages& languages;
  const SynonymTable& synonyms;
  const Recognised* typed = nullptr;  // of a corrected query: what the words that were typed are, found too
};

// Plans `root`, of kind all. Adds a notice where a prefix has more words than are looked for.
QueryPlan plan_query(const QueryNode& root, const PlanContext& context, std::vector<Notice>& notices);

// So many words that begin with a prefix are looked for, the most frequent ones.
inline constexpr std::size_t max_expansion = 1000;

}  // namespace rosebud::searcher
