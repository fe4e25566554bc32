// The terms that say what one article is about.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/engine/deadline.hh"

namespace rosebud::searcher {

struct TellingTerm {
  std::string term;
  double share = 0;   // of what all of them tell; they add up to 1
  double rarity = 0;  // the logarithm of how few articles have it
};

// The stems by which `document` differs most from the archive's other articles (tf-idf, the frequency by its
// logarithm), at most `most` of them. None that no other article has, none that more than a quarter of them
// have. At the deadline those of the terms that were looked at until then.
std::vector<TellingTerm> telling_terms(const Xapian::Database& database, Xapian::docid document,
                                       std::size_t most, const Deadline& deadline);

}  // namespace rosebud::searcher
