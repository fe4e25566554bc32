#include "cli/stats_svg.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalogue/utf8.hh"
#include "cli/drawn_text.hh"
#include "cli/terminal.hh"
#include "server/page/html.hh"
#include "server/page/words.hh"

namespace rosebud::cli {
namespace {

using server::html;
using server::SafeHtml;

// In the units of the view box.
constexpr std::size_t page_width = 960;
constexpr std::size_t margin = 40;
constexpr std::size_t inner_width = page_width - 2 * margin;
constexpr std::size_t chart_height = 130;
constexpr std::size_t chart_space = 56;  // above the columns for the heading, below for the axis
constexpr std::size_t list_columns = 2;
constexpr std::size_t list_gap = 48;
constexpr std::size_t list_width = (inner_width - (list_columns - 1) * list_gap) / list_columns;
constexpr std::size_t line_height = 26;
constexpr std::size_t fact_height = 24 + line_height + 20;
constexpr std::size_t label_width = 194;
constexpr std::size_t label_gap = 10;  // between a label and its bar, a bar and its count

// The sizes of letters, as the style has them.
constexpr double text_size = 14;
constexpr double heading_size = 14;  // smaller, but bold and spaced
constexpr double soft_size = 12.5;
constexpr double figure_size = 26;
constexpr double title_size = 33;  // smaller, but bold

constexpr std::string_view style = R"(<style>
.paper { fill: #fcfaf6; }
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "DejaVu Sans", sans-serif; font-size: 14px; fill: #231d1b; }
.title { font-family: "Iowan Old Style", Palatino, P052, Georgia, "DejaVu Serif", serif; font-size: 30px; font-weight: 600; }
.heading { font-size: 13px; font-weight: 600; letter-spacing: 0.3px; }
.soft { fill: #6a5f5a; font-size: 12.5px; }
.big { font-family: "Iowan Old Style", Palatino, P052, Georgia, "DejaVu Serif", serif; font-size: 26px; fill: #9b2747; }
.bar { fill: #b5506c; }
.track { fill: #f0e7df; }
.line { stroke: #d9cfc5; stroke-width: 1; }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
@media (prefers-color-scheme: dark) {
  .paper { fill: #181415; }
  text { fill: #ece5df; }
  .soft { fill: #aba09a; }
  .big { fill: #f29db0; }
  .bar { fill: #c86a85; }
  .track { fill: #2b2324; }
  .line { stroke: #3a3132; }
}
</style>
)";

// A drawing that grows downwards.
struct Drawing {
  SafeHtml shapes;
  std::size_t height = 0;
};

struct Figure {
  std::string number;
  std::string caption;
};

// The numbers worth a large type.
std::vector<Figure> figures_of(const Stats& stats) {
  std::vector<Figure> figures{{with_separators(stats.results.archive), "articles"},
                              {with_separators(stats.words), "words"}};
  if (const Facet* people = stats.facet(FieldId::director); people != nullptr) {
    figures.push_back({with_separators(people->distinct), people->distinct == 1 ? "director" : "directors"});
  }
  if (const auto years = telling_span(stats, FieldId::year))
    figures.push_back({*years, "years of the works"});
  if (const auto dates = telling_span(stats, FieldId::date))
    figures.push_back({*dates, "years of the reviews"});
  return figures;
}

void draw_head(Drawing& drawing, const Stats& stats) {
  drawing.shapes += html("<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n", margin, margin + 26,
                         drawn_within(stats.title, title_size, inner_width));
  const std::vector<Figure> figures = figures_of(stats);
  const std::size_t y = margin + 80;
  std::size_t x = margin;
  for (const Figure& figure : figures) {
    drawing.shapes += html(
        "<text class=\"big\" x=\"{0}\" y=\"{1}\">{2}</text>\n<text class=\"soft\" x=\"{0}\" y=\"{3}\">{4}"
        "</text>\n",
        x, y, figure.number, y + 20, figure.caption);
    const auto wide = static_cast<std::size_t>(drawn_width(figure.number, figure_size));
    x += std::max(inner_width / figures.size(), wide + label_gap);
  }
  drawing.height = y + 56;
}

// Every how many bins a number stands below: 1, 2, 5, 10 …, so that there is room for it.
std::int64_t tick_step(std::size_t bin_width) {
  constexpr std::size_t room = 44;
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (static_cast<std::size_t>(factor * power) * bin_width >= room) return factor * power;
    }
  }
}

SafeHtml column(const FacetBin& bin, std::size_t most, std::size_t x, std::size_t top, std::size_t width) {
  const std::size_t tall =
      bin.count == 0 ? 0 : std::max<std::size_t>(2, bin.count * (chart_height - 2) / most);
  const std::size_t gap = width > 6 ? 2 : width > 3 ? 1 : 0;
  return html(
      "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"><title>{}: "
      "{}</title></rect>\n",
      x, top + chart_height - tall, width - gap, tall, gap, server::range_words(bin.range),
      server::articles(bin.count));
}

// Where a chart stands and how wide it may be.
struct Place {
  std::size_t x = margin;
  std::size_t top = 0;
  std::size_t width = inner_width;
};

// The articles that are in none of the bars.
std::string missing(const Facet& facet) {
  return with_separators(facet.missing) + " without";
}

SafeHtml chart_heading(const StatsChart& chart, const Place& place) {
  const Facet& facet = *chart.facet;
  const std::size_t most = std::ranges::max(facet.bins, {}, &FacetBin::count).count;
  const std::string about = fmt::format(
      "{} at most{}{}", with_separators(most),
      facet.bin_width > 1 ? fmt::format(", in steps of {}", with_separators(facet.bin_width)) : "",
      facet.missing > 0 ? ", " + missing(facet) : "");
  return html(
      "<text class=\"heading\" x=\"{0}\" y=\"{1}\">{2}</text>\n"
      "<text class=\"soft end\" x=\"{3}\" y=\"{1}\">{4}</text>\n",
      place.x, place.top + 12,
      drawn_within(chart.title, heading_size,
                   static_cast<double>(place.width) - drawn_width(about, soft_size) - label_gap),
      place.x + place.width, about);
}

SafeHtml columns(const StatsChart& chart, const Place& place) {
  const Facet& facet = *chart.facet;
  constexpr std::size_t widest_bin = 48;
  const std::size_t most = std::ranges::max(facet.bins, {}, &FacetBin::count).count;
  const std::size_t width = std::clamp<std::size_t>(place.width / facet.bins.size(), 1, widest_bin);
  const std::size_t top = place.top + 34;
  const std::size_t axis = top + chart_height;
  const std::int64_t step = tick_step(width);
  const auto bin_width = static_cast<std::int64_t>(facet.bin_width);
  SafeHtml shapes = chart_heading(chart, place);
  for (std::size_t i = 0; i < facet.bins.size(); ++i) {
    const std::size_t x = place.x + i * width;
    shapes += column(facet.bins[i], most, x, top, width);
    const int from = *facet.bins[i].range.from;
    if (from / bin_width % step != 0) continue;
    shapes +=
        html("<text class=\"soft middle\" x=\"{}\" y=\"{}\">{}</text>\n", x + width / 2, axis + 20, from);
  }
  shapes += html("<line class=\"line\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", place.x, axis,
                 place.x + facet.bins.size() * width, axis);
  return html("<g aria-label=\"{}\">\n{}</g>\n", chart.title, shapes);
}

// Charts of few columns stand two in a row; one that is left over is no wider.
void draw_charts(Drawing& drawing, const std::vector<StatsChart>& charts) {
  constexpr std::size_t few = 24;
  constexpr std::size_t row = 34 + chart_height + chart_space;
  const auto is_small = [&](std::size_t i) {
    return i < charts.size() && charts[i].facet->bins.size() <= few;
  };
  for (std::size_t i = 0; i < charts.size(); ++i) {
    Place place{margin, drawing.height};
    if (is_small(i)) place.width = list_width;
    drawing.shapes += columns(charts[i], place);
    if (is_small(i) && is_small(i + 1)) {
      place.x += list_width + list_gap;
      drawing.shapes += columns(charts[++i], place);
    }
    drawing.height += row;
  }
}

// The counts of a list stand behind its bars, which have the same room in every line.
struct Counts {
  std::size_t most = 1;
  std::size_t width = 0;
};

Counts counts_of(const Facet& facet) {
  constexpr std::size_t least_width = 36;
  Counts counts{1, least_width};
  for (const FacetValue& value : facet.values) {
    const double wide = drawn_width(with_separators(value.count), soft_size);
    counts.most = std::max(counts.most, value.count);
    counts.width = std::max(counts.width, static_cast<std::size_t>(wide));
  }
  return counts;
}

SafeHtml list_line(const FacetValue& value, const Counts& counts, std::size_t x, std::size_t y) {
  const std::size_t bar_space = list_width - label_width - counts.width - label_gap;
  const std::size_t length = std::max<std::size_t>(2, value.count * bar_space / counts.most);
  const std::size_t bar_x = x + label_width;
  return html(
      "<g><title>{}: {}</title><text x=\"{}\" y=\"{}\">{}</text>"
      "<rect class=\"track\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"12\" rx=\"2\"/>"
      "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"12\" rx=\"2\"/>"
      "<text class=\"soft end\" x=\"{}\" y=\"{}\">{}</text></g>\n",
      utf8::printable(value.label), server::articles(value.count), x, y + 11,
      drawn_within(value.label, text_size, label_width - label_gap), bar_x, y, bar_space, bar_x, y, length,
      x + list_width, y + 11, with_separators(value.count));
}

// The height that a list takes.
std::size_t list_height(const StatsChart& list) {
  return 24 + list.facet->values.size() * line_height + 30;
}

void draw_list(Drawing& drawing, const StatsChart& list, std::size_t x, std::size_t top) {
  const Facet& facet = *list.facet;
  const Counts counts = counts_of(facet);
  std::string about;
  if (facet.distinct > facet.values.size())
    about = fmt::format("{} of {}", facet.values.size(), with_separators(facet.distinct));
  if (facet.missing > 0) about += (about.empty() ? "" : ", ") + missing(facet);
  const double heading_width = static_cast<double>(list_width) - drawn_width(about, soft_size) - label_gap;
  SafeHtml shapes = html("<text class=\"heading\" x=\"{}\" y=\"{}\">{}</text>\n", x, top + 12,
                         drawn_within(list.title, heading_size, heading_width));
  if (!about.empty()) {
    shapes += html("<text class=\"soft end\" x=\"{}\" y=\"{}\">{}</text>\n", x + list_width, top + 12, about);
  }
  std::size_t y = top + 26;
  for (const FacetValue& value : facet.values) {
    shapes += list_line(value, counts, x, y);
    y += line_height;
  }
  drawing.shapes += html("<g aria-label=\"{}\">\n{}</g>\n", list.title, shapes);
}

void draw_fact(Drawing& drawing, const StatsFact& fact, std::size_t x, std::size_t top) {
  const double heading_width =
      static_cast<double>(list_width) - drawn_width(fact.articles, soft_size) - label_gap;
  drawing.shapes += html(
      "<g><title>{0}: {1}</title>\n<text class=\"heading\" x=\"{2}\" y=\"{3}\">{4}</text>\n"
      "<text class=\"soft end\" x=\"{5}\" y=\"{3}\">{6}</text>\n"
      "<text x=\"{2}\" y=\"{7}\">{8}</text></g>\n",
      fact.title, fact.values, x, top + 12, drawn_within(fact.title, heading_size, heading_width),
      x + list_width, fact.articles, top + 37, drawn_within(fact.values, text_size, list_width));
}

// Lists and facts side by side. Each stands where there is most room, so that all end at about the same
// height.
class Stacks {
 public:
  explicit Stacks(std::size_t top) { heights_.fill(top); }

  // Where the next one, so tall, stands.
  Place take(std::size_t height) {
    auto* const shortest = std::ranges::min_element(heights_);
    const auto column = static_cast<std::size_t>(shortest - heights_.begin());
    const Place place{margin + column * (list_width + list_gap), *shortest, list_width};
    *shortest += height;
    return place;
  }

  std::size_t height() const { return std::ranges::max(heights_); }

 private:
  std::array<std::size_t, list_columns> heights_{};
};

void draw_lists(Drawing& drawing, const Stats& stats) {
  Stacks stacks(drawing.height);
  for (const StatsChart& list : lists_of(stats)) {
    const Place place = stacks.take(list_height(list));
    draw_list(drawing, list, place.x, place.top);
  }
  for (const StatsFact& fact : facts_of(stats)) {
    const Place place = stacks.take(fact_height);
    draw_fact(drawing, fact, place.x, place.top);
  }
  drawing.height = stacks.height();
}

// What the picture shows, for those who do not see it.
std::string described(const Stats& stats) {
  std::string text = stats_summary(stats) + ".";
  for (const StatsChart& list : lists_of(stats)) {
    if (list.facet->values.empty()) continue;
    text += fmt::format(" {}:", list.title);
    constexpr std::size_t named = 3;
    for (std::size_t i = 0; i < std::min(named, list.facet->values.size()); ++i) {
      const FacetValue& value = list.facet->values[i];
      text += fmt::format("{} {} ({})", i == 0 ? "" : ",", value.label, with_separators(value.count));
    }
    text += ".";
  }
  for (const StatsFact& fact : facts_of(stats))
    text += fmt::format(" {}: {} ({}).", fact.title, fact.values, fact.articles);
  return utf8::printable(text);
}

}  // namespace

std::string stats_svg(const Stats& stats) {
  Drawing drawing;
  draw_head(drawing, stats);
  draw_charts(drawing, charts_of(stats));
  draw_lists(drawing, stats);
  const std::size_t height = drawing.height + margin / 2;
  const SafeHtml head = html(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">{2}</title>\n"
      "<desc id=\"description\">{3}</desc>\n",
      page_width, height, utf8::printable(stats.title), described(stats));
  const SafeHtml paper = html("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n", page_width, height);
  return head.str() + std::string(style) + paper.str() + drawing.shapes.str() + "</svg>\n";
}

}  // namespace rosebud::cli
