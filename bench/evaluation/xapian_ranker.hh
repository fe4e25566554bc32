// What Xapian does by itself, to measure against: TermGenerator with the English stemmer, QueryParser with
// OR, BM25 with Xapian's own parameters.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "bench/evaluation/collection.hh"

namespace rosebud::bench {

class XapianRanker {
 public:
  // Indexes the documents, title and text as one, into memory.
  explicit XapianRanker(const std::vector<CollectionDocument>& documents);

  // The ids of the first `depth` documents for any of the words of `text`, equal ones in their order. No sign
  // of the text is syntax.
  Ranking rank(const std::string& text, std::size_t depth) const;

 private:
  Xapian::WritableDatabase database_;
};

}  // namespace rosebud::bench
