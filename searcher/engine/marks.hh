// Some of a number of matches.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rosebud::searcher {

// Indices below a size, each once. What it costs depends on how many are in it, not on how many there could
// be: of a hundred thousand matches a title's tier raises one.
class Marks {
 public:
  // Empties it, for indices below `size`.
  void start(std::size_t size) {
    for (const std::uint32_t index : list()) flags_[index] = 0;
    count_ = 0;
    size_ = size;
    if (flags_.size() < size) flags_.resize(size);
    if (list_.size() < size + 1) list_.resize(size + 1);  // add() writes one place ahead
  }

  void add(std::size_t index) {
    list_[count_] = static_cast<std::uint32_t>(index);
    count_ += flags_[index] == 0 ? 1U : 0U;
    flags_[index] = 1;
  }

  bool has(std::size_t index) const { return flags_[index] != 0; }
  std::size_t size() const { return count_; }

  // In the order in which they came.
  std::span<const std::uint32_t> list() const { return {list_.data(), count_}; }

  // Ascending.
  std::span<const std::uint32_t> sorted() {
    const auto end = list_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (std::is_sorted(list_.begin(), end)) return list();
    // Many are put in order by going through all.
    if (count_ < size_ / 32) {
      std::sort(list_.begin(), end);
    } else {
      std::size_t next = 0;
      for (std::size_t index = 0; index < size_; ++index) {
        list_[next] = static_cast<std::uint32_t>(index);
        next += flags_[index];
      }
    }
    return list();
  }

 private:
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint32_t> list_;
  std::size_t count_ = 0;
  std::size_t size_ = 0;
};

}  // namespace rosebud::searcher
