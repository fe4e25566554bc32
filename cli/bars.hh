// Bars in the terminal, drawn with block characters to an eighth of a cell.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/results.hh"
#include "cli/terminal.hh"

namespace rosebud::cli {

// `count` of `most` as a bar of at most `width` columns; whatever is not nothing shows.
std::string bar(std::size_t count, std::size_t most, std::size_t width);

// A name, a number and a bar: what a line of a list says.
struct BarLine {
  std::string label;  // printable
  std::size_t count = 0;
  std::string_view mark{};  // one column before the label, or nothing
  bool strong = false;
};

// Such lines below one another, labels and numbers aligned, as wide as the terminal at most.
std::string bar_lines(std::span<const BarLine> lines, const Terminal& terminal);

// The bins of numbers side by side over an axis with numbers, chosen ones marked; as wide as the terminal at
// most, as long as there are no more bins than histogram_columns().
std::string column_lines(std::span<const FacetBin> bins, const Terminal& terminal);

std::size_t histogram_columns(const Terminal& terminal);

}  // namespace rosebud::cli
