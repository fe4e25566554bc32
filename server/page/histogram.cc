#include "server/page/histogram.hh"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "server/page/refine.hh"
#include "server/page/words.hh"

namespace rosebud::server {
namespace {

constexpr std::int64_t max_bins = 40;
// In the units of the SVG's view box.
constexpr std::size_t bar_width = 8;
constexpr std::size_t height = 56;
// A single year would fill the page: a short range begins earlier than its first article.
constexpr std::int64_t min_bins = 16;

std::map<int, std::size_t> counts_by_number(const Facet& facet) {
  std::map<int, std::size_t> counts;
  for (const FacetValue& value : facet.values) {
    if (const auto number = parse_number(value.key)) counts[*number] += value.count;
  }
  return counts;
}

// The least of 1, 2, 5, 10, 20, 50 … that covers the numbers from `first` to `last` with max_bins bins.
std::int64_t bin_size(std::int64_t first, std::int64_t last) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      if (last / step - first / step + 1 <= max_bins) return step;
    }
  }
}

bool overlap(const NumberRange& a, const NumberRange& b) {
  return (!a.from || !b.to || *a.from <= *b.to) && (!b.from || !a.to || *b.from <= *a.to);
}

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

SafeHtml bar(const Chart& chart, const Bin& bin, std::size_t index) {
  const std::size_t tall = bar_height(bin.count, chart.most);
  const std::size_t x = index * bar_width;
  const std::string words = fmt::format("{}: {}", range_words(bin.range), articles(bin.count));
  const SafeHtml state = bin.chosen ? html(" class=\"chosen\"") : SafeHtml();
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

std::vector<Bin> bins(const Facet& facet, const std::set<NumberRange>& chosen) {
  const auto counts = counts_by_number(facet);
  if (counts.empty()) return {};
  const std::int64_t first = counts.begin()->first;
  const std::int64_t last = counts.rbegin()->first;
  const std::int64_t size = bin_size(first, last);
  const std::int64_t first_bin =
      std::max<std::int64_t>(0, std::min(first / size, last / size - min_bins + 1));
  std::vector<Bin> result;
  for (std::int64_t index = first_bin; index <= last / size; ++index) {
    const std::int64_t end = std::min<std::int64_t>(index * size + size - 1, std::numeric_limits<int>::max());
    const NumberRange range{static_cast<int>(index * size), static_cast<int>(end)};
    const bool is_chosen =
        std::ranges::any_of(chosen, [&](const NumberRange& c) { return overlap(c, range); });
    result.push_back({range, 0, is_chosen});
  }
  for (const auto& [number, count] : counts) {
    result[static_cast<std::size_t>(number / size - first_bin)].count += count;
  }
  return result;
}

SafeHtml histogram(const Facet& facet, const SearchRequest& request, const Links& links) {
  const auto chosen = request.ranges.find(facet.field);
  const std::vector<Bin> bars =
      bins(facet, chosen == request.ranges.end() ? std::set<NumberRange>{} : chosen->second);
  if (bars.empty()) return {};
  const std::size_t most = std::ranges::max(bars, {}, &Bin::count).count;
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
