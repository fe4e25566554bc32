#include "cli/stats_view.hh"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "cli/bars.hh"
#include "cli/wrapping.hh"

namespace rosebud::cli {
namespace {

std::string heading(const StatsChart& chart, const std::string& about, const Terminal& terminal) {
  std::string more = about;
  if (chart.facet->missing > 0) {
    more += fmt::format("{}({} without)", more.empty() ? "" : "  ", with_separators(chart.facet->missing));
  }
  return heading_lines(utf8::printable(chart.title), more, terminal);
}

std::string columns(const StatsChart& chart, const Terminal& terminal) {
  const Facet& facet = *chart.facet;
  const std::string about = facet.bin_width > 1 ? fmt::format("in steps of {}", facet.bin_width) : "";
  return heading(chart, about, terminal) + column_lines(facet.bins, terminal);
}

std::string list(const StatsChart& chart, const Terminal& terminal) {
  const Facet& facet = *chart.facet;
  std::vector<BarLine> lines;
  for (const FacetValue& value : facet.values) lines.push_back({utf8::printable(value.label), value.count});
  const std::string about =
      facet.distinct > lines.size()
          ? fmt::format("{} of {}", with_separators(lines.size()), with_separators(facet.distinct))
          : "";
  return heading(chart, about, terminal) + bar_lines(lines, terminal);
}

std::string fact_line(const StatsFact& fact, const Terminal& terminal) {
  const std::vector<StyledText> line{{utf8::printable(fact.title), Style::bold},
                                     {"  " + fact.values + "  "},
                                     {"(" + fact.articles + ")", Style::dim}};
  return wrapped(line, terminal, {0, 4});
}

}  // namespace

std::string stats_view(const Stats& stats, const Terminal& terminal) {
  const StyledText summary{stats_summary(stats)};
  std::string text =
      bold(terminal, utf8::printable(stats.title)) + "\n" + wrapped({&summary, 1}, terminal, {});
  for (const StatsChart& chart : charts_of(stats)) text += "\n" + columns(chart, terminal);
  for (const StatsChart& chart : lists_of(stats)) text += "\n" + list(chart, terminal);
  const std::vector<StatsFact> facts = facts_of(stats);
  if (!facts.empty()) text += "\n";
  for (const StatsFact& fact : facts) text += fact_line(fact, terminal);
  return text;
}

}  // namespace rosebud::cli
