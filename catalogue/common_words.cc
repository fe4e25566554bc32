#include "catalogue/common_words.hh"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "catalogue/stop_words.hh"

namespace rosebud {

CommonWords::CommonWords(std::vector<std::string> of_archive) : of_archive_(std::move(of_archive)) {
  std::ranges::sort(of_archive_);
  of_archive_.erase(std::unique(of_archive_.begin(), of_archive_.end()), of_archive_.end());
}

bool CommonWords::holds(std::string_view word) const {
  return std::binary_search(of_archive_.begin(), of_archive_.end(), word, std::less<>{}) ||
         is_function_word(word);
}

bool CommonWords::holds_pair(std::string_view first, std::string_view second) const {
  if (is_function_word(first) && is_function_word(second)) return true;
  const std::string pair = fmt::format("{} {}", first, second);
  return std::binary_search(of_archive_.begin(), of_archive_.end(), pair);
}

}  // namespace rosebud
