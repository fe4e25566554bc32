// Snowball stemmers (libstemmer), for words that are already folded.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace rosebud {

// Stems the words of one language. Both ends stem the folded word, so that "élèves" and "eleves" meet. Not
// thread-safe: one per thread.
class Stemmer {
 public:
  // `language` is a two-letter code; in a language without a Snowball algorithm a word is its own stem.
  explicit Stemmer(std::string_view language);

  // The stem of `word`. Words with a digit and words of one letter are their own stem.
  std::string stem(std::string_view word) const;

  // The code; "_" stands for all languages without an algorithm, which are stemmed alike.
  const std::string& language() const { return language_; }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::string language_;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace rosebud
