#include "cli/stats.hh"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
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

// What numbers are called by themselves.
std::string number_title(const Stats& stats, FieldId id) {
  if (id == FieldId::year) return "Year of the work";
  if (id == FieldId::date) return "Year of the review";
  if (id == FieldId::rating) return "Rating, of 100";
  return stats.results.fields.label(id);
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

std::size_t articles_with(const Stats& stats, const Facet& facet) {
  return stats.results.archive - std::min(facet.missing, stats.results.archive);
}

// Whether what articles have of it says something about the archive.
bool is_telling(const Stats& stats, const Facet& facet) {
  constexpr std::size_t enough = 20;
  const std::size_t known = articles_with(stats, facet);
  return known >= enough || known * enough >= stats.results.archive;
}

bool is_chart(const Facet& facet) {
  return !facet.bins.empty();
}

bool is_drawn(const Stats& stats, const Facet& facet) {
  if (!is_telling(stats, facet)) return false;
  const auto columns = std::ranges::count_if(facet.bins, [](const FacetBin& bin) { return bin.count > 0; });
  return is_chart(facet) ? columns > 2 : facet.distinct > 1;
}

// Titles belong to an article each.
bool is_title(const Facet& facet) {
  return facet.field == FieldId::work || facet.field == FieldId::other_title;
}

// A number or a name, and how many articles have it.
struct Counted {
  std::string value;
  std::size_t articles;
};

// Those of a facet, as far as they can be told one by one: dates by their years.
std::vector<Counted> counted_values(const Facet& facet, FieldKind kind) {
  std::vector<Counted> values;
  if (kind != FieldKind::date) {
    for (const FacetValue& value : facet.values)
      values.push_back({utf8::printable(value.label), value.count});
  } else if (facet.bin_width == 1) {
    for (const FacetBin& bin : facet.bins) {
      if (bin.count > 0) values.push_back({fmt::format("{}", *bin.range.from), bin.count});
    }
  }
  return values;
}

std::string told_values(const Facet& facet, FieldKind kind) {
  const std::vector<Counted> values = counted_values(facet, kind);
  if (facet.least && (values.empty() || values.size() > listed_values)) return span_of(facet);
  const bool differ =
      values.size() > 1 && std::ranges::any_of(values, [](const Counted& one) { return one.articles > 1; });
  std::string text;
  for (const Counted& one : values) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", one.value);
    if (differ) text += fmt::format(" ({})", with_separators(one.articles));
  }
  if (!facet.least && facet.distinct > values.size())
    text += fmt::format(" and {} more", with_separators(facet.distinct - values.size()));
  return text;
}

std::string share_of(std::size_t articles, std::size_t archive) {
  if (articles < archive)
    return fmt::format("{} of {}", with_separators(articles), counted(archive, "article"));
  return (archive > 1 ? "all " : "") + counted(archive, "article");
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
    if (is_chart(facet) && is_drawn(stats, facet))
      charts.push_back({&facet, chart_title(stats, facet.field)});
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
    if (!is_chart(facet) && !is_title(facet) && is_drawn(stats, facet)) {
      lists.push_back({&facet, stats.results.fields.label(facet.field)});
    }
  }
  return lists;
}

std::vector<StatsFact> facts_of(const Stats& stats) {
  std::vector<StatsFact> facts;
  for (const Facet& facet : stats.results.facets) {
    if (is_title(facet) || facet.distinct == 0 || is_drawn(stats, facet)) continue;
    facts.push_back({number_title(stats, facet.field),
                     told_values(facet, stats.results.fields.field(facet.field).kind),
                     share_of(articles_with(stats, facet), stats.results.archive)});
  }
  return facts;
}

std::optional<std::string> telling_span(const Stats& stats, FieldId id) {
  const Facet* facet = stats.facet(id);
  if (facet == nullptr || !facet->least || !is_telling(stats, *facet)) return std::nullopt;
  return span_of(*facet);
}

std::string stats_summary(const Stats& stats) {
  std::string text =
      fmt::format("{}, {}", counted(stats.results.archive, "article"), counted(stats.words, "word"));
  if (const Facet* directors = stats.facet(FieldId::director); directors != nullptr) {
    text += ", " + counted(directors->distinct, "director");
  }
  if (const auto years = telling_span(stats, FieldId::year)) text += ", works of " + *years;
  if (const auto dates = telling_span(stats, FieldId::date)) text += ", reviewed " + *dates;
  return text;
}

}  // namespace rosebud::cli
