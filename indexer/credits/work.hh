// The one work that an article is about, as far as its title and its text tell.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.hh"
#include "indexer/credits/prose.hh"

namespace rosebud::indexer::credits {

struct Work {
  std::string name;                // empty: nobody knows
  std::vector<std::string> words;  // of the name, lowered, without marks and a leading article
  std::size_t first_sentence = 0;  // that names it
  bool named_in_text = false;
  std::vector<std::string> title_words;  // of the article's title, lowered

  // The word behind the work's name, when the name stands at word `i` of `sentence`; else `i`.
  std::size_t end_at(const Sentence& sentence, std::size_t i) const;

  // Whether the name ends just before word `end`.
  bool ends_before(const Sentence& sentence, std::size_t end) const;
};

// Finds the work: what the facts name; else the title or the part of it that the text names.
Work find_work(const Article& article, std::span<const Sentence> sentences);

// Whether the name of a work may begin at word `i`; the word behind the name, or `i`.
std::size_t title_end(const Sentence& sentence, std::size_t i);

}  // namespace rosebud::indexer::credits
