#include "server/page/histogram.hh"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "server/page/refine.hh"
#include "server/page/words.hh"

namespace rosebud::server {
namespace {

// In the units of the SVG's view box.
constexpr std::size_t bar_width = 8;
constexpr std::size_t height = 56;
// A single year would fill the page: a short range begins earlier than its first article.
constexpr std::size_t min_bins = 16;

// Zero has no bar; one article in a thousand still shows.
std::size_t bar_height(std::size_t count, std::size_t most) {
  if (count == 0 || most == 0) return 0;
  return std::max<std::size_t>(2, count * (height - 2) / most);
}

struct Chart {
  FieldId field;
  const SearchRequest& request;
  const Links& links;
  std::size_t most;
};

SafeHtml bar(const Chart& chart, const FacetBin& bin, std::size_t index) {
  const std::size_t tall = bar_height(bin.count, chart.most);
  const std::size_t x = index * bar_width;
  const std::string words = fmt::format("{}: {}", range_words(bin.range), articles(bin.count));
  const SafeHtml state = bin.excluded ? html(" class=\"excluded\"")
                         : bin.chosen ? html(" class=\"chosen\"")
                                      : SafeHtml();
  // The column behind the bar makes its whole height a target.
  const SafeHtml drawn = html(
      "<title>{}</title><rect class=\"column\" x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\"/>"
      "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
      words, x, bar_width, height, x + 1, height - tall, bar_width - 2, tall);
  if (bin.count == 0) return html("<g{}>{}</g>\n", state, drawn);
  const std::string url = chart.links.search(toggled(chart.request, chart.field, bin.range));
  return html("<a href=\"{}\" rel=\"nofollow\" aria-label=\"{}{}\"{}>{}</a>\n", url, words,
              bin.chosen ? ", chosen" : "", state, drawn);
}

}  // namespace

std::vector<FacetBin> bars_of(const Facet& facet, const SearchRequest& request) {
  std::vector<FacetBin> bars = facet.bins;
  const auto is_chosen = [&](const NumberRange& bin) {
    const auto chosen = request.ranges.find(facet.field);
    return chosen != request.ranges.end() &&
           std::ranges::any_of(chosen->second, [&](const NumberRange& range) { return overlap(range, bin); });
  };
  const auto width = static_cast<int>(facet.bin_width);
  while (!bars.empty() && bars.size() < min_bins && *bars.front().range.from >= width) {
    const int end = *bars.front().range.from - 1;
    const NumberRange range{end - width + 1, end};
    bars.insert(bars.begin(), {range, 0, is_chosen(range), false});
  }
  return bars;
}

SafeHtml histogram(const Facet& facet, const SearchRequest& request, const Links& links) {
  const std::vector<FacetBin> bars = bars_of(facet, request);
  if (bars.empty()) return {};
  const std::size_t most = std::ranges::max(bars, {}, &FacetBin::count).count;
  const Chart chart{facet.field, request, links, most};
  SafeHtml drawn;
  for (std::size_t i = 0; i < bars.size(); ++i) drawn += bar(chart, bars[i], i);
  const SafeHtml svg = html(
      "<svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"group\" aria-label=\"Articles by "
      "{}\">\n"
      "{}</svg>\n",
      bars.size() * bar_width, height, links.fields().field(facet.field).name, drawn);
  const int first = *bars.front().range.from;
  const int last = *bars.back().range.to;
  const SafeHtml to = first == last ? SafeHtml() : html("<span>{}</span>", last);
  return html("<div class=\"histogram\">\n{}<p class=\"axis\"><span>{}</span>{}</p>\n</div>\n", svg, first,
              to);
}

}  // namespace rosebud::server
