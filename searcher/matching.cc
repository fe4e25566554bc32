#include "searcher/matching.hh"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "searcher/engine/count.hh"
#include "searcher/engine/nearness.hh"
#include "searcher/engine/refined_values.hh"
#include "searcher/facets.hh"
#include "searcher/newest.hh"

namespace rosebud::searcher {
namespace {

// Fewer articles than this may be slips, so that many have to be found even by who wants fewer.
constexpr std::size_t least_found = 5;

class Matching {
 public:
  explicit Matching(const MatchingOf& of) : of_(of), request_(of.request), view_(of.ranking.view) {}

  Matched run(Demand demand) {
    // Some of the words need not be near each other.
    const bool by_nearness = of_.sort == Sort::relevance && request_.limit > 0;
    Nearness nearness(of_.ranking.archive.database,
                      by_nearness ? of_.ranking.plan.words : std::vector<PlannedWord>());
    std::optional<Matched> matched;
    if (!request_.wants_total()) matched = best(demand, nearness.window());
    if (!matched) {
      Ranked ranked = rank(of_.ranking, demand);
      matched = counted(ranked.matches, nearness.window());
      matched->articles = std::move(ranked.matches.ids);
      matched->feedback = std::move(ranked.feedback);
    }
    if (nearness.window() > 0) nearness.reorder(view_.columns(), shown(), matched->page);
    keep_page(matched->page);
    return std::move(*matched);
  }

  Matched none() { return counted({}, 0); }

 private:
  // One at a time.
  Counter counter() const {
    return {view_.whole_counts(), of_.ranking.archive.fields, request_, view_.counting_memory()};
  }

  // How many articles are needed to show the page.
  std::size_t shown() const { return request_.page * request_.limit; }

  // The best without the others; `page` has what the pages before have, too. One more than is shown tells
  // whether there are more.
  std::optional<Matched> best(Demand demand, std::size_t window) {
    const std::size_t most = std::max({shown() + 1, window, least_found});
    Counter passing = counter();
    const auto wants = [&passing](Xapian::docid id) { return passing.count(id); };
    auto found = of_.sort == Sort::date ? newest_alone(of_.ranking, demand, most, wants)
                                        : best_alone(of_.ranking, demand, most, wants);
    if (!found) return std::nullopt;
    Matched matched;
    matched.total = found->articles.size();
    matched.unrefined = found->met;
    matched.articles = std::move(found->all);
    matched.page = std::move(found->articles);
    return matched;
  }

  // Counts `matches`; `page` as in best().
  Matched counted(const Matches& matches, std::size_t window) {
    std::optional<Counter> counting(counter());
    Selection selection(std::max(shown(), window));
    std::optional<Matches> hits = chosen_among(matches, *counting);
    // Once the time for finding is over no list tells any more who passes; what was found is counted all the
    // same.
    if (hits && view_.evaluator().deadline().cut_short()) {
      hits.reset();
      counting.emplace(counter());
    }
    const Matches* passing = hits ? &*hits : !counting->refines() ? &matches : nullptr;
    if (passing != nullptr) {
      const std::size_t count = counting->count_hits(passing->ids, of_.deadline);
      for (std::size_t i = 0; i < count && !of_.deadline.passed_at(i); ++i) {
        selection.show(view_.columns(), of_.sort, passing->ids[i], passing->scores[i]);
      }
    } else {
      for (std::size_t i = 0; i < matches.size() && !of_.deadline.passed_at(i); ++i) {
        const Xapian::docid id = matches.ids[i];
        if (i + rows_ahead < matches.size()) view_.columns().fetch_row(matches.ids[i + rows_ahead]);
        if (!counting->count(id)) continue;
        selection.show(view_.columns(), of_.sort, id, matches.scores[i]);
      }
    }
    Matched matched;
    for (const FacetRequest& facet : request_.facets) {
      matched.facets.push_back(
          counted_facet(facet, *counting, {of_.ranking.archive, view_.columns(), request_}));
    }
    matched.page = selection.take();
    matched.total = counting->total();
    matched.unrefined = matches.size();
    return matched;
  }

  // Those of `matches` that pass all choices, where posting lists tell it cheaply and in time. Each field
  // that is chosen from is counted over those that pass the others.
  std::optional<Matches> chosen_among(const Matches& matches, Counter& counting) {
    Evaluator& evaluator = view_.evaluator();
    const auto choices = plain_choices(view_.columns(), of_.ranking.archive.fields, request_);
    if (!choices || choices->empty() || evaluator.deadline().cut_short()) return std::nullopt;
    Matches hits = matches;
    for (const Choice& choice : *choices) {
      if (choices->size() == 1) {
        counting.count_for(choice.field, matches.ids, of_.deadline);
      } else {
        Matches others = matches;
        for (const Choice& other : *choices) {
          if (&other != &choice) evaluator.restrict_to(other.having, others);
        }
        counting.count_for(choice.field, others.ids, of_.deadline);
      }
      evaluator.restrict_to(choice.having, hits);
    }
    return hits;
  }

  void keep_page(std::vector<Selected>& selected) const {
    if (selected.size() > shown()) selected.resize(shown());
    const std::size_t before = std::min(selected.size(), shown() - request_.limit);
    selected.erase(selected.begin(), selected.begin() + static_cast<std::ptrdiff_t>(before));
  }

  const MatchingOf& of_;
  const SearchRequest& request_;
  View& view_;
};

}  // namespace

Matched match(const MatchingOf& of, Demand demand) {
  return Matching(of).run(demand);
}

Matched match_nothing(const MatchingOf& of) {
  return Matching(of).none();
}

}  // namespace rosebud::searcher
