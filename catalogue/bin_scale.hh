// Bins of equal width over whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>

#include "catalogue/facet_request.hh"
#include "catalogue/number_range.hh"

namespace rosebud {

// From the bin of the least number to that of the greatest, without gaps; every bin begins at a multiple of
// the width, so that decades are decades.
class BinScale {
 public:
  // `least` and `greatest` are not negative and in that order.
  BinScale(int least, int greatest, const Binning& binning);

  std::size_t size() const { return size_; }
  std::int64_t width() const { return width_; }

  // Both ends closed.
  NumberRange range(std::size_t bin) const;

  // Of a number between the least and the greatest.
  std::size_t bin_of(int number) const;

 private:
  std::int64_t width_ = 1;
  std::int64_t first_ = 0;  // the number of the first bin, counted from zero
  std::size_t size_ = 0;
};

}  // namespace rosebud
