#include "cli/stats.hh"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/answer.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t listed_values = 8;
constexpr std::size_t rating_step = 10;

SearchRequest stats_request(const FieldTable& fields, std::size_t most_bins) {
  SearchRequest request;
  request.limit = 0;
  request.facets = every_facet(fields);
  for (FacetRequest& facet : request.facets) {
    facet.limit = listed_values;
    facet.binning.most = most_bins;
    if (facet.field == FieldId::rating) facet.binning.width = rating_step;
  }
  return request;
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string chart_title(const Stats& stats, FieldId id) {
  if (id == FieldId::year) return "Articles by year of the work";
  if (id == FieldId::date) return "Articles by year of the review";
  if (id == FieldId::rating) return "Articles by rating, of 100";
  return fmt::format("Articles by {}", lower_first(stats.results.fields.label(id)));
}

std::string span_of(const Facet& facet) {
  return *facet.least == *facet.greatest ? fmt::format("{}", *facet.least)
                                         : fmt::format("{}–{}", *facet.least, *facet.greatest);
}

}  // namespace

const Facet* Stats::facet(FieldId id) const {
  const auto found = std::ranges::find(results.facets, id, &Facet::field);
  return found == results.facets.end() ? nullptr : &*found;
}

Stats stats_of(searcher::Searcher& searcher, std::string title, std::size_t most_bins) {
  auto [request, results] =
      answer(searcher, [&](const FieldTable& fields) { return stats_request(fields, most_bins); });
  std::erase_if(results.facets, [](const Facet& facet) { return facet.distinct == 0; });
  return {std::move(title), searcher.words(), std::move(request), std::move(results)};
}

std::vector<StatsChart> charts_of(const Stats& stats) {
  std::vector<StatsChart> charts;
  for (const Facet& facet : stats.results.facets) {
    if (!facet.bins.empty()) charts.push_back({&facet, chart_title(stats, facet.field)});
  }
  // The field table has the rating before the date; time comes first.
  std::stable_partition(charts.begin(), charts.end(), [](const StatsChart& chart) {
    return chart.facet->field == FieldId::year || chart.facet->field == FieldId::date;
  });
  return charts;
}

std::vector<StatsChart> lists_of(const Stats& stats) {
  std::vector<StatsChart> lists;
  for (const Facet& facet : stats.results.facets) {
    // Titles belong to an article each.
    const bool is_title = facet.field == FieldId::work || facet.field == FieldId::other_title;
    if (facet.bins.empty() && !is_title) {
      lists.push_back({&facet, stats.results.fields.label(facet.field)});
    }
  }
  return lists;
}

std::string stats_summary(const Stats& stats) {
  std::string text =
      fmt::format("{}, {}", counted(stats.results.archive, "article"), counted(stats.words, "word"));
  if (const Facet* directors = stats.facet(FieldId::director); directors != nullptr) {
    text += ", " + counted(directors->distinct, "director");
  }
  if (const Facet* years = stats.facet(FieldId::year); years != nullptr && years->least) {
    text += ", works of " + span_of(*years);
  }
  if (const Facet* dates = stats.facet(FieldId::date); dates != nullptr && dates->least) {
    text += ", reviewed " + span_of(*dates);
  }
  return text;
}

}  // namespace rosebud::cli
