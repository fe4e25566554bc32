#include "cli/facet_view.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/number_range.hh"
#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t longest_label = 32;
constexpr std::size_t longest_bar = 24;
constexpr std::size_t histogram_rows = 3;
constexpr std::size_t steps_per_cell = 8;

// A horizontal bar, to an eighth of a column.
std::string bar(std::size_t count, std::size_t most, std::size_t width) {
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t steps = count == 0 ? 0 : std::max<std::size_t>(1, count * width * steps_per_cell / most);
  std::string result;
  for (std::size_t i = 0; i < steps / steps_per_cell; ++i) result += "█";
  return result.append(eighths[steps % steps_per_cell]);
}

std::string bars(const Facet& facet, const Terminal& terminal) {
  std::size_t label_width = 0;
  std::size_t most = 1;
  for (const FacetValue& value : facet.values) {
    label_width = std::max(label_width, utf8::columns(utf8::printable(value.label)));
    most = std::max(most, value.count);
  }
  label_width = std::min(label_width, longest_label);
  const std::size_t count_width = with_separators(most).size();
  std::string lines;
  for (const FacetValue& value : facet.values) {
    const std::string label = fitted(utf8::printable(value.label), label_width);
    lines += fmt::format("  {} {}  {:>{}}  {}\n", value.chosen ? "✓" : " ",
                         value.chosen ? bold(terminal, label) : label, with_separators(value.count),
                         count_width, colored(terminal, bar(value.count, most, longest_bar)));
  }
  const auto listed = static_cast<std::size_t>(
      std::ranges::count_if(facet.values, [](const FacetValue& value) { return value.count > 0; }));
  if (facet.distinct > listed) {
    lines += dim(terminal, fmt::format("    and {} more", with_separators(facet.distinct - listed))) + "\n";
  }
  return lines;
}

struct Histogram {
  std::int64_t first = 0;
  std::int64_t bin = 1;  // numbers per bin
  std::vector<std::size_t> counts;
};

// Bins of 1, 2, 5, 10, … numbers, as many as fit.
Histogram histogram_of(const Facet& facet, std::size_t width) {
  std::vector<std::pair<int, std::size_t>> numbers;
  for (const FacetValue& value : facet.values) {
    const auto number = parse_number(value.key);
    if (number && value.count > 0) numbers.emplace_back(*number, value.count);
  }
  Histogram histogram;
  if (numbers.empty()) return histogram;
  const std::int64_t low = numbers.front().first;
  const std::int64_t high = numbers.back().first;
  for (std::int64_t scale = 1;; scale *= 10) {
    for (const std::int64_t step : {1, 2, 5}) {
      histogram.bin = step * scale;
      histogram.first = low - low % histogram.bin;
      const auto bins = static_cast<std::size_t>((high - histogram.first) / histogram.bin) + 1;
      if (bins > width) continue;
      histogram.counts.assign(bins, 0);
      for (const auto& [number, count] : numbers) {
        histogram.counts[static_cast<std::size_t>((number - histogram.first) / histogram.bin)] += count;
      }
      return histogram;
    }
  }
}

std::string histogram_lines(const Facet& facet, const Terminal& terminal) {
  constexpr std::array<std::string_view, 9> levels{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const Histogram histogram = histogram_of(facet, terminal.width - 4);
  const std::size_t most = std::ranges::max(histogram.counts);
  // A bin is drawn several columns wide when there is room: few years should not be a smear.
  const std::size_t columns = std::clamp<std::size_t>((terminal.width - 4) / histogram.counts.size(), 1, 3);
  std::string lines;
  for (std::size_t row = histogram_rows; row-- > 0;) {
    std::string line;
    for (const std::size_t count : histogram.counts) {
      const std::size_t height =
          count == 0 ? 0 : std::max<std::size_t>(1, count * histogram_rows * steps_per_cell / most);
      const std::size_t below = row * steps_per_cell;
      const std::size_t level = height > below ? std::min(height - below, steps_per_cell) : 0;
      for (std::size_t i = 0; i < columns; ++i) line += levels[level];
    }
    lines += "    " + colored(terminal, line) + "\n";
  }
  const std::string first = fmt::format("{}", histogram.first);
  const std::string last = fmt::format(
      "{}", histogram.first + histogram.bin * static_cast<std::int64_t>(histogram.counts.size()) - 1);
  const std::size_t width = std::max(histogram.counts.size() * columns, first.size() + last.size() + 1);
  if (first == last) return lines + fmt::format("    {}\n", first);
  lines += fmt::format("    {}{}{}", first, std::string(width - first.size() - last.size(), ' '), last);
  if (histogram.bin > 1) {
    lines +=
        dim(terminal, fmt::format("  by {}{}", histogram.bin, facet.field == FieldId::year ? " years" : ""));
  }
  return lines + "\n";
}

}  // namespace

std::string facet_lines(const FieldTable& fields, const Facet& facet, const Terminal& terminal) {
  const bool any =
      std::ranges::any_of(facet.values, [](const FacetValue& v) { return v.count > 0 || v.chosen; });
  if (!any) return {};
  std::string lines = bold(terminal, fields.label(facet.field));
  if (facet.missing > 0)
    lines += dim(terminal, fmt::format("  ({} without)", with_separators(facet.missing)));
  lines += "\n";
  const bool numbers = fields.field(facet.field).kind == FieldKind::number;
  const bool counted_any = std::ranges::any_of(facet.values, [](const FacetValue& v) { return v.count > 0; });
  return lines + (numbers && counted_any ? histogram_lines(facet, terminal) : bars(facet, terminal));
}

}  // namespace rosebud::cli
