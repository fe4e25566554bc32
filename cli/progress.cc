#include "cli/progress.hh"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/terminal.hh"

namespace rosebud::cli {
namespace {

// Short runs finish before anything is worth saying.
constexpr auto bar_interval = std::chrono::milliseconds(100);
constexpr auto line_interval = std::chrono::seconds(5);
constexpr std::size_t bar_width = 30;

}  // namespace

Progress::Progress(std::FILE* stream, std::string_view what)
    : stream_(stream),
      what_(what),
      terminal_(is_terminal(::fileno(stream))),
      last_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (drawn_) fmt::print(stream_, "\r\x1b[K");
  std::fflush(stream_);
}

void Progress::show(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (total == 0 || now - last_ < (terminal_ ? std::chrono::nanoseconds(bar_interval) : line_interval))
    return;
  last_ = now;
  terminal_ ? draw_bar(done, total) : write_line(done, total);
  std::fflush(stream_);
}

void Progress::draw_bar(std::size_t done, std::size_t total) {
  const std::size_t filled = std::min(bar_width, done * bar_width / total);
  std::string bar;
  for (std::size_t i = 0; i < bar_width; ++i) bar += i < filled ? "█" : "░";
  // All read: what remains is merging and writing, whose length is not known.
  const std::string_view state = done >= total ? "  merging" : "";
  fmt::print(stream_, "\r\x1b[K{} {} of {} {}{}", bar, with_separators(done), with_separators(total), what_,
             state);
  drawn_ = true;
}

void Progress::write_line(std::size_t done, std::size_t total) {
  fmt::print(stream_, "{} of {} {}\n", with_separators(done), with_separators(total), what_);
}

}  // namespace rosebud::cli
