// A parsed query as what an archive is searched for: Xapian queries, and the words that snippets mark.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "catalogue/results.hh"
#include "catalogue/stemmer.hh"
#include "searcher/query/plan.hh"
#include "searcher/dictionary/recognise.hh"
#include "searcher/query/plan_values.hh"
#include "searcher/query/tree.hh"

namespace rosebud::searcher {

enum class Demand { all_words, any_word };

// What the articles at the top must have, besides the words: they come first by this much, whatever their
// score.
struct Tier {
  double weight;
  Xapian::Query query;
};

struct QueryPlan {
  std::vector<PlannedWord> words;  // those that may stand anywhere; stop words only when there are no others
  std::optional<Xapian::Query> limits;  // phrases, fields, ranges, groups: every article has them
  std::optional<Xapian::Query> excluded;
  // Articles that are found without the words: their title or one of their people is what was typed but for
  // spaces, signs, the order of the words, initials or a slip.
  std::optional<Xapian::Query> also;
  std::vector<Tier> tiers;
  std::vector<PlannedWord> marked;  // every word that an article may be found by
  std::size_t typed_words = 0;      // the pairs of a run of Japanese text are one
  bool scored = false;              // there is something to order articles by
  Recognised recognised;            // what the words that stand free are as a whole

  // Every article when nothing is asked for. Without `ranked` the tiers are left out, which cost time.
  Xapian::Query query(Demand demand, bool ranked) const;
};

// What queries are planned for.
struct PlanContext {
  Archive archive;
  const std::vector<Stemmer>& stemmers;  // of the languages that the archive mostly holds
  const Recognised* typed = nullptr;  // of a corrected query: what the words that were typed are, found too
};

// Plans `root`, of kind all. Adds a notice where a prefix has more words than are looked for.
QueryPlan plan_query(const QueryNode& root, const PlanContext& context, std::vector<Notice>& notices);

// So many words that begin with a prefix are looked for, the most frequent ones.
inline constexpr std::size_t max_expansion = 1000;

}  // namespace rosebud::searcher
