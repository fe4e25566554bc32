#include "cli/terminal.hh"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "catalogue/error.hh"
#include "catalogue/utf8.hh"

namespace rosebud::cli {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 160;

bool terminal_wants_colors(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return is_terminal(descriptor) && !dumb;
}

std::string styled(const Terminal& terminal, std::string_view text, std::string_view code) {
  if (!terminal.colors || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

Terminal terminal_of(int descriptor, std::string_view color) {
  Terminal terminal;
  if (color == "always") {
    terminal.colors = true;
  } else if (color == "auto") {
    terminal.colors = terminal_wants_colors(descriptor);
  } else if (color != "never") {
    throw Error(fmt::format("--color takes auto, always or never, not \"{}\"", color));
  }
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::clamp<std::size_t>(size.ws_col, narrowest, widest);
  }
  return terminal;
}

std::string bold(const Terminal& terminal, std::string_view text) {
  return styled(terminal, text, "1");
}
std::string dim(const Terminal& terminal, std::string_view text) {
  return styled(terminal, text, "2");
}
std::string highlighted(const Terminal& terminal, std::string_view text) {
  return styled(terminal, text, "1;33");
}
std::string colored(const Terminal& terminal, std::string_view text) {
  return styled(terminal, text, "36");
}

std::string fitted(std::string_view text, std::size_t width) {
  const std::size_t columns = utf8::columns(text);
  if (columns <= width) return std::string(text) + std::string(width - columns, ' ');
  if (width == 0) return {};
  const std::string cut = std::string(utf8::prefix_columns(text, width - 1)) + "…";
  return cut + std::string(width - utf8::columns(cut), ' ');
}

std::string with_separators(std::size_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string counted(std::size_t count, std::string_view singular) {
  return fmt::format("{} {}{}", with_separators(count), singular, count == 1 ? "" : "s");
}

}  // namespace rosebud::cli
