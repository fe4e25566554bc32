#include "catalogue/bin_scale.hh"

#include <algorithm>
#include <limits>

namespace rosebud {
namespace {

// The least of 1, 2, 5, 10, 20, 50 … times the asked width that makes few enough bins.
std::int64_t fitting_width(int least, int greatest, const Binning& binning) {
  const auto asked = static_cast<std::int64_t>(std::max<std::size_t>(binning.width, 1));
  const auto most = static_cast<std::int64_t>(std::clamp<std::size_t>(binning.most, 1, max_bins));
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      const std::int64_t width = asked * step;
      if (greatest / width - least / width < most) return width;
    }
  }
}

}  // namespace

BinScale::BinScale(int least, int greatest, const Binning& binning)
    : width_(fitting_width(least, greatest, binning)),
      first_(least / width_),
      size_(static_cast<std::size_t>(greatest / width_ - first_) + 1) {}

NumberRange BinScale::range(std::size_t bin) const {
  const std::int64_t from = (first_ + static_cast<std::int64_t>(bin)) * width_;
  const std::int64_t to = std::min<std::int64_t>(from + width_ - 1, std::numeric_limits<int>::max());
  return {static_cast<int>(from), static_cast<int>(to)};
}

std::size_t BinScale::bin_of(int number) const {
  return static_cast<std::size_t>(number / width_ - first_);
}

}  // namespace rosebud
