// What an archive holds, in numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "searcher/searcher.hh"

namespace rosebud::cli {

struct Stats {
  std::string title;      // what the archive is called
  std::size_t words = 0;  // of all texts
  SearchRequest request;  // what was counted
  SearchResults results;  // the counts; facets that no article has a value of are left out

  // One of the facets counted, if an article has a value of it.
  const Facet* facet(FieldId id) const;
};

// All of it from the columns of the archive (store/columns.hh).
Stats stats_of(searcher::Searcher& searcher, std::string title, std::size_t most_bins);

// A chart of the numbers of a facet, and what it is called.
struct StatsChart {
  const Facet* facet;
  std::string title;
};

// The facets whose numbers are drawn as columns, and those whose values are listed with bars; in this order.
// A drawing of what few articles say, or of one value, shows nothing: facts_of() has those.
std::vector<StatsChart> charts_of(const Stats& stats);
std::vector<StatsChart> lists_of(const Stats& stats);

// What is said of a facet in a line: "Year of the work", "2004", "1 of 1,000 articles".
struct StatsFact {
  std::string title;
  std::string values;
  std::string articles;
};
std::vector<StatsFact> facts_of(const Stats& stats);

// The numbers of a facet from the least to the greatest, "1920–2022", when enough articles have one.
std::optional<std::string> telling_span(const Stats& stats, FieldId id);

// "74 articles, 80,512 words, 81 directors, works of 1920–2022, reviewed 2012–2023".
std::string stats_summary(const Stats& stats);

}  // namespace rosebud::cli
