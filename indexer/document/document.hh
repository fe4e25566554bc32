// An article as a Xapian document: terms, positions, values and the stored record, after docs/schema.md.
#pragma once

#include <map>
#include <string>

#include <xapian.h>

#include "catalogue/stemmer.hh"
#include "indexer/article/article.hh"
#include "store/values.hh"

namespace rosebud::indexer {

// Makes documents; keeps a stemmer per language, so it is not thread-safe: one per thread.
class DocumentMaker {
 public:
  Xapian::Document make(const Article& article, const store::FileStamp& stamp);

 private:
  const Stemmer& stemmer(const std::string& language);

  std::map<std::string, Stemmer, std::less<>> stemmers_;
};

}  // namespace rosebud::indexer
