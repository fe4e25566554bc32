#include "cli/bars.hh"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t eighths = 8;
constexpr std::size_t margin = 4;
constexpr std::size_t longest_bar = 40;
constexpr std::size_t gap = 2;  // between a label, its count and its bar
constexpr std::size_t histogram_rows = 4;
// Behind the bars stands how many the tallest is.
constexpr std::size_t scale_columns = 10;

constexpr std::array<std::string_view, 9> levels{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::size_t steps(std::size_t count, std::size_t most, std::size_t cells) {
  if (count == 0 || most == 0) return 0;
  return std::max<std::size_t>(1, count * cells * eighths / most);
}

// Neighbours of one style in one go, so that there are few escapes.
class StyledLine {
 public:
  explicit StyledLine(const Terminal& terminal) : terminal_(terminal) {}

  void add(std::string_view text, bool strong) {
    if (strong != strong_) flush();
    strong_ = strong;
    pending_ += text;
  }

  std::string take() {
    flush();
    return std::move(line_);
  }

 private:
  void flush() {
    line_ += strong_ ? highlighted(terminal_, pending_) : colored(terminal_, pending_);
    pending_.clear();
  }

  const Terminal& terminal_;
  std::string line_;
  std::string pending_;
  bool strong_ = false;
};

// Without the blanks behind the last bar, unless something `follows`.
std::string row_of(std::span<const FacetBin> bins, std::size_t row, std::size_t columns, bool follows,
                   const Terminal& terminal) {
  const std::size_t most = std::ranges::max(bins, {}, &FacetBin::count).count;
  const auto level_of = [&](const FacetBin& bin) {
    const std::size_t height = steps(bin.count, most, histogram_rows);
    const std::size_t below = row * eighths;
    return height > below ? std::min(height - below, eighths) : 0;
  };
  while (!follows && !bins.empty() && level_of(bins.back()) == 0) bins = bins.first(bins.size() - 1);
  StyledLine line(terminal);
  for (const FacetBin& bin : bins) line.add(repeated(levels[level_of(bin)], columns), bin.chosen);
  return line.take();
}

// What is chosen or excluded, for those who see no colours too.
std::string marks(std::span<const FacetBin> bins, std::size_t columns) {
  const bool any = std::ranges::any_of(bins, [](const FacetBin& bin) { return bin.chosen || bin.excluded; });
  if (!any) return {};
  std::string line;
  for (const FacetBin& bin : bins) {
    line += repeated(bin.excluded ? "×" : bin.chosen ? "▔" : " ", columns);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return std::string(margin, ' ') + line + "\n";
}

// Numbers below the bars: at every 1, 2, 5, 10 … bins, as closely as there is room.
std::string axis(std::span<const FacetBin> bins, std::size_t columns) {
  const std::int64_t width = std::int64_t{*bins.front().range.to} - *bins.front().range.from + 1;
  const std::size_t label = fmt::format("{}", *bins.back().range.from).size();
  std::int64_t step = 0;
  for (std::int64_t power = 1; step == 0; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      const bool roomy = static_cast<std::size_t>(factor * power) * columns >= label + 2;
      if (roomy && step == 0) step = factor * power;
    }
  }
  std::string line;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const int from = *bins[i].range.from;
    const std::size_t at = i * columns;
    const bool ticked = from / width % step == 0;
    // The first number stands alone where no round one is near.
    const auto next = static_cast<std::size_t>(step - from / width % step) * columns;
    const bool first = i == 0 && (next >= label + 2 || bins.size() * columns <= next);
    if ((!ticked && !first) || line.size() > at) continue;
    line += std::string(at - line.size(), ' ') + fmt::format("{}", from);
  }
  return std::string(margin, ' ') + line + "\n";
}

// As wide as most names are, but with room for a short bar; more where the terminal is wide.
std::size_t widest_label(const Terminal& terminal, std::size_t count_width) {
  constexpr std::size_t usual = 24;
  constexpr std::size_t shortest_bar = 6;
  constexpr std::size_t least = 16;
  const std::size_t others = margin + gap + count_width + gap + shortest_bar;
  const std::size_t room = terminal.width > others ? terminal.width - others : 0;
  return std::max({terminal.width * 2 / 5, std::min(usual, room), least});
}

}  // namespace

std::string bar(std::size_t count, std::size_t most, std::size_t width) {
  constexpr std::array<std::string_view, 8> ends{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t long_as = steps(count, most, width);
  return repeated("█", long_as / eighths).append(ends[long_as % eighths]);
}

std::string bar_lines(std::span<const BarLine> lines, const Terminal& terminal) {
  std::size_t label_width = 0;
  std::size_t most = 1;
  for (const BarLine& line : lines) {
    label_width = std::max(label_width, utf8::columns(line.label));
    most = std::max(most, line.count);
  }
  const std::size_t count_width = with_separators(most).size();
  label_width = std::min(label_width, widest_label(terminal, count_width));
  const std::size_t taken = margin + label_width + gap + count_width + gap;
  // Few articles make short bars, so that one of two does not look like many.
  const std::size_t wished = std::min(longest_bar, most * eighths);
  const std::size_t bar_width = std::min(wished, terminal.width > taken ? terminal.width - taken : 0);
  std::string text;
  for (const BarLine& line : lines) {
    const std::string label = fitted(line.label, label_width);
    text +=
        fmt::format("  {} {}  {:>{}}", line.mark.empty() ? " " : line.mark,
                    line.strong ? bold(terminal, label) : label, with_separators(line.count), count_width);
    const std::string drawn = bar(line.count, most, bar_width);
    if (!drawn.empty()) text += "  " + colored(terminal, drawn);
    text += "\n";
  }
  return text;
}

std::string column_lines(std::span<const FacetBin> bins, const Terminal& terminal) {
  if (bins.empty()) return {};
  const std::size_t most = std::ranges::max(bins, {}, &FacetBin::count).count;
  // A bin is drawn several columns wide when there is room: few years should not be a smear.
  const std::size_t columns = std::clamp<std::size_t>(histogram_columns(terminal) / bins.size(), 1, 4);
  std::string text;
  for (std::size_t row = histogram_rows; row-- > 0;) {
    const bool is_top = row == histogram_rows - 1;
    text += std::string(margin, ' ') + row_of(bins, row, columns, is_top, terminal);
    if (is_top) text += dim(terminal, " " + with_separators(most));
    text += "\n";
  }
  return text + marks(bins, columns) + axis(bins, columns);
}

std::size_t histogram_columns(const Terminal& terminal) {
  return terminal.width - margin - scale_columns;
}

}  // namespace rosebud::cli
