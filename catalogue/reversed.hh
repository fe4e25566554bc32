// A range backwards, for a loop. What std::views::reverse does, which clang before 16 cannot compile with libstdc++'s
// ranges; the fuzzers need clang.
#pragma once

#include <iterator>

namespace rosebud {

template <typename Range>
class Reversed {
 public:
  explicit Reversed(Range& range) : range_(range) {}
  auto begin() const { return std::rbegin(range_); }
  auto end() const { return std::rend(range_); }

 private:
  Range& range_;
};

// `range` from its end to its beginning. It must outlive what is returned, so no temporary is taken.
template <typename Range>
Reversed<Range> reversed(Range& range) {
  return Reversed<Range>(range);
}

}  // namespace rosebud
