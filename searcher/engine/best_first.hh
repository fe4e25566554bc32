// The best articles of words, found without looking at each that has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <xapian.h>

#include "catalogue/boosts.hh"
#include "searcher/engine/bm25.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/list_cursor.hh"
#include "searcher/engine/matches.hh"
#include "searcher/engine/select.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// What an article has when it is in any of these lists.
using Slot = std::vector<WeighedList>;

struct BestQuestion {
  std::vector<Slot> slots;          // articles have all of them, at least one
  Slot excluded;                    // and not this
  std::vector<Xapian::docid> also;  // these are found without the slots, and score nothing then; ascending
  Matches raised;                   // by how much some are raised above all scores
  Boosts boosts;                    // what scores are multiplied by, before they are raised
  std::uint32_t today = 0;          // what recency counts from
  std::size_t most = 0;             // so many are wanted
  std::function<bool(Xapian::docid)> wants;  // asked only about what would be among them
};

struct BestFound {
  std::vector<Selected> articles;  // in order
  // How many articles were met, whether wanted or not; and where fewer were found than asked for, so that
  // none was left out, which, ascending.
  std::size_t met = 0;
  std::vector<Xapian::docid> all;
  std::uint64_t postings = 0;  // that were gone through for it
};

// By relevance. For each stretch of ids the lists say what an article of it can score at most; those that
// may have the most are looked at first, and none that could not be among the best (Ding & Suel, Faster
// top-k document retrieval using block-max indexes, 2011). Stops at `deadline` with what it has.
BestFound best_first(const BestQuestion& question, const store::Columns& columns, const ArticleParts& parts,
                     const Deadline& deadline);

}  // namespace rosebud::searcher
