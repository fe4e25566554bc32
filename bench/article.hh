// Articles for archives of any size, each of them the same whenever it is made.
#pragma once

#include <cstdint>
#include <string>

#include "bench/people.hh"
#include "bench/vocabulary.hh"
#include "bench/zipf.hh"

namespace rosebud::bench {

struct GeneratedArticle {
  std::string folder;  // "2014/03", by the date of the review
  std::string name;    // "the-fading-harbor-1234.md"
  std::string text;
};

// How long articles may be, in words.
struct ArticleLength {
  int fewest = 100;
  int most = 1'500;
};

// Reads "60-180". Throws Error.
ArticleLength parse_length(const std::string& text);

// Makes the articles of one seed. The n-th is the same in an archive of any size, so that the smaller archive
// of a seed is the beginning of the larger. Of another length it has the same facts and
// another text.
class ArticleGenerator {
 public:
  explicit ArticleGenerator(std::uint64_t seed, ArticleLength length = {});

  GeneratedArticle make(std::uint64_t number) const;

 private:
  std::uint64_t seed_;
  ArticleLength length_;
  Vocabulary vocabulary_;
  People people_;
  WeightedDraw director_;
  WeightedDraw writer_;
};

}  // namespace rosebud::bench
