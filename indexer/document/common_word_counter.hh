// Which words so many articles of an archive have that looking for two of them side by side is dear.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/common_words.hh"

namespace rosebud::indexer {

// Counts in how many articles words stand, and pairs of words.
class CommonWordCounter {
 public:
  // Adds an article's text.
  void add(const std::vector<Block>& blocks);

  // The words and the pairs that one article in twenty has, at least. Of scripts without spaces words are the
  // pairs of characters, as queries are made of them.
  CommonWords common() const;

 private:
  std::unordered_map<std::string, std::size_t> articles_with_;
  std::size_t articles_ = 0;
};

}  // namespace rosebud::indexer
