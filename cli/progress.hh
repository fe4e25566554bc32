// How far a long run is: a bar on a terminal, a line now and then otherwise.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string_view>

namespace rosebud::cli {

class Progress {
 public:
  // Writes to `stream`; `what` names what is counted ("articles").
  Progress(std::FILE* stream, std::string_view what);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // Leaves the line clean.
  ~Progress();

  void show(std::size_t done, std::size_t total);

 private:
  void draw_bar(std::size_t done, std::size_t total);
  void write_line(std::size_t done, std::size_t total);

  std::FILE* stream_;
  std::string_view what_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace rosebud::cli
