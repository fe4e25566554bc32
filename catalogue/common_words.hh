// Words that so many articles have that two of them side by side are posted as a pair.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

// The function words of all languages, and the words and pairs of words that are common in one archive.
class CommonWords {
 public:
  // Function words and pairs of them alone.
  CommonWords() = default;
  // `of_archive`: folded words, and pairs of such words with a space between them, in any order.
  explicit CommonWords(std::vector<std::string> of_archive);

  bool holds(std::string_view word) const;

  // Whether the two, common words both, stand side by side in so many articles that the pair has a posting
  // list of its own.
  bool holds_pair(std::string_view first, std::string_view second) const;

  // In the order of their bytes.
  const std::vector<std::string>& of_archive() const { return of_archive_; }

  bool operator==(const CommonWords&) const = default;

 private:
  std::vector<std::string> of_archive_;
};

}  // namespace rosebud
