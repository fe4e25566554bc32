// Where an article's text names a work, and whether it means a series by the name.
#pragma once

#include <cstddef>
#include <span>

#include "indexer/credits/prose.hh"
#include "indexer/credits/work.hh"

namespace rosebud::indexer::credits {

struct Mentions {
  std::size_t count = 0;
  std::size_t first_sentence = 0;
  bool of_series =
      false;  // "the Glass Harbour films", "the first Glass Harbour", "a sequel to Glass Harbour"
};

// Those of `work`'s name in running text. Headings, captions and lines of facts ("original name: …") name
// things without saying anything of them.
Mentions mentions_of(const Work& work, std::span<const Sentence> sentences);

}  // namespace rosebud::indexer::credits
