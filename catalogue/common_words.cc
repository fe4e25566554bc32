#include "catalogue/common_words.hh"

#include <algorithm>
#include <utility>

#include "catalogue/stop_words.hh"

namespace rosebud {

CommonWords::CommonWords(std::vector<std::string> of_archive) : of_archive_(std::move(of_archive)) {
  std::ranges::sort(of_archive_);
  of_archive_.erase(std::unique(of_archive_.begin(), of_archive_.end()), of_archive_.end());
}

bool CommonWords::holds(std::string_view word) const {
  return is_function_word(word) || std::ranges::binary_search(of_archive_, word, {}, [](const auto& known) {
           return std::string_view(known);
         });
}

}  // namespace rosebud
