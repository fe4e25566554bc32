// What standard output can show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rosebud::cli {

struct Terminal {
  bool colors = false;
  std::size_t width = 80;  // columns
};

// The terminal behind a file descriptor. `color` is auto, always or never; auto means colours on a terminal
// unless $NO_COLOR is set or $TERM is dumb. Throws Error for another word. Not a terminal: 80 columns.
Terminal terminal_of(int descriptor, std::string_view color);

bool is_terminal(int descriptor);

// The SGR styles in use; each returns `text` unchanged without colours. `text` must be printable().
std::string bold(const Terminal& terminal, std::string_view text);
std::string dim(const Terminal& terminal, std::string_view text);
std::string highlighted(const Terminal& terminal, std::string_view text);
std::string colored(const Terminal& terminal, std::string_view text);

// `text` padded with spaces, or cut with "…", to exactly `width` columns.
std::string fitted(std::string_view text, std::size_t width);

// "1 article", "2 articles", with thousands separated: "34,532 articles".
std::string counted(std::size_t count, std::string_view singular);
std::string with_separators(std::size_t number);

}  // namespace rosebud::cli
