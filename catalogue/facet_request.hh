// What is asked about one facet: how many values, in which order, in which bins.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include "catalogue/field.hh"

namespace rosebud {

// Usual is by number for numbers and by count for all others.
enum class FacetOrder : std::uint8_t { usual, count, value };

inline constexpr std::size_t default_bins = 40;
inline constexpr std::size_t max_bins = 1000;

// How numbers, and dates by their years, are gathered into bins of equal width.
struct Binning {
  std::size_t width = 0;  // the numbers of a bin, 10 for decades; 0: the least round one that `most` allows
  std::size_t most = default_bins;  // at most so many bins; a width that makes more of them is widened
  auto operator<=>(const Binning&) const = default;
};

// More values than any archive has: all of them.
inline constexpr std::size_t all_values = 1'000'000'000;

// A facet to count: at most `limit` values are listed, besides the chosen and the excluded ones. Numbers in
// their own order are all listed.
struct FacetRequest {
  FieldId field = FieldId::director;
  std::size_t limit = 10;
  FacetOrder order = FacetOrder::usual;
  Binning binning{};
  std::string matching{};  // only values with words like these; empty: all
  auto operator<=>(const FacetRequest&) const = default;
};

}  // namespace rosebud
