// Many strings as two flat arrays, so that a mapped file can hold them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rosebud::store {

// A view. Whatever the arrays hold, no access leaves them: a file may have been damaged.
class StringList {
 public:
  StringList() = default;
  StringList(std::span<const char> bytes, std::span<const std::uint32_t> ends) : bytes_(bytes), ends_(ends) {}

  std::size_t size() const { return ends_.size(); }

  // Empty for an index that is too large.
  std::string_view operator[](std::size_t index) const {
    if (index >= ends_.size()) return {};
    const std::size_t end = std::min<std::size_t>(ends_[index], bytes_.size());
    const std::size_t begin = std::min<std::size_t>(index == 0 ? 0 : ends_[index - 1], end);
    return {bytes_.data() + begin, end - begin};
  }

  // Of a list in ascending order: the first index whose string is not less than `text`.
  std::size_t lower_bound(std::string_view text) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if ((*this)[middle] < text) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  template <typename Visit>
  void each_section(std::uint32_t number, Visit&& visit) {
    visit(number, bytes_);
    visit(number + 1, ends_);
  }

 private:
  std::span<const char> bytes_;
  std::span<const std::uint32_t> ends_;
};

// What a StringList is a view of, while it is made.
struct StringArrays {
  std::vector<char> bytes;
  std::vector<std::uint32_t> ends;

  void add(std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  StringList view() const { return {bytes, ends}; }
};

}  // namespace rosebud::store
