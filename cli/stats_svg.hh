// What an archive holds, as a picture.
#pragma once

#include <cstddef>
#include <string>

#include "cli/stats.hh"

namespace rosebud::cli {

// As many columns as are still told apart.
inline constexpr std::size_t svg_bins = 80;

// A whole SVG document: no scripts, no foreign fonts or files, a title and a description for those who do not
// see it, the numbers behind every bar when pointed at, and colours for light and dark schemes.
std::string stats_svg(const Stats& stats);

}  // namespace rosebud::cli
