// How wide text is when it is drawn, as far as that can be known before somebody's font draws it.
#pragma once

#include <string>
#include <string_view>

namespace rosebud::cli {

// About the width of printable `text` in a sans-serif font of this size, in the size's unit. Widths are
// those of wide fonts (DejaVu Sans), so that most are narrower.
double drawn_width(std::string_view text, double size);

// `text`, without control characters, as far as it is at most so wide; what is cut ends in "…".
std::string drawn_within(std::string_view text, double size, double width);

}  // namespace rosebud::cli
