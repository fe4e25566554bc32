// Looking ahead in a text without looking at the same stretch again and again.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace rosebud::indexer {

// Remembers what it found and did not find, so that a text full of openers that nothing closes, or that one
// thing closes, is still read in linear time.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  // The offset of `what` in [from, end), or npos.
  std::size_t find(std::string_view what, std::size_t from, std::size_t end);

  // The same to the end of the text. `what` may come from the text itself: only so many different things are
  // looked for, then none is found.
  std::size_t find(std::string_view what, std::size_t from);

  // The same without regard to the case of ASCII letters; `what` is in lower case.
  std::size_t find_ignoring_case(std::string_view what, std::size_t from);

  // Where the paragraph around `at` ends: at the line break before a blank line, or at the text's end. Asked
  // for with a growing `at`.
  std::size_t paragraph_end(std::size_t at);

 private:
  struct Known {
    std::size_t from;
    std::size_t end;
    std::size_t found;
  };
  template <typename Search>
  std::size_t look(std::string_view what, std::size_t from, std::size_t end, Search search);

  std::string_view text_;
  std::map<std::string, Known, std::less<>> known_;
  std::size_t paragraph_end_ = 0;
  std::size_t unread_ = 0;  // where the next paragraph is looked for
};

}  // namespace rosebud::indexer
