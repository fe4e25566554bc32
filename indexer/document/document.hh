// An article as a Xapian document: terms, positions, values and the stored record, after docs/schema.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "catalogue/common_words.hh"
#include "catalogue/field_table.hh"
#include "catalogue/stemmer.hh"
#include "indexer/article/article.hh"
#include "store/values.hh"

namespace rosebud::indexer {

// A stemmer that remembers: an archive repeats its words, and looking one up costs a tenth of stemming it.
class RememberingStemmer {
 public:
  explicit RememberingStemmer(std::string_view language) : stemmer_(language) {}

  const std::string& language() const { return stemmer_.language(); }

  // The term (store::stem_term) of `word`'s stem.
  const std::string& term(const std::string& word);

 private:
  Stemmer stemmer_;
  std::unordered_map<std::string, std::string> known_;
};

// Makes documents; keeps a stemmer per language, so it is not thread-safe: one per thread.
class DocumentMaker {
 public:
  // `common`: the words of which two side by side are posted as a pair.
  explicit DocumentMaker(FieldTable fields = {}, CommonWords common = {})
      : fields_(std::move(fields)), common_(std::move(common)) {}

  Xapian::Document make(const Article& article, const store::FileStamp& stamp);

 private:
  RememberingStemmer& stemmer(const std::string& language);

  FieldTable fields_;
  CommonWords common_;
  std::map<std::string, RememberingStemmer, std::less<>> stemmers_;
};

}  // namespace rosebud::indexer
