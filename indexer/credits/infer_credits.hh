// Credits found in an article's prose: docs/credits.md tells what is recognised and how well.
#pragma once

#include <vector>

#include "indexer/article/article.hh"
#include "indexer/credits/credit.hh"

namespace rosebud::indexer {

// The facts about the article's work that its own facts lack and its sentences state: work, other title,
// director, writer, year, original author, composer and studio. Each has Source::prose and its sentence as
// evidence. Takes time linear in the text, and reads no more than credits::max_words of it.
std::vector<Fact> infer_credits(const Article& article);

namespace credits {

// All that the patterns find, before the facts and the confidences decide: to measure each pattern with.
std::vector<Credit> find_credits(const std::vector<Sentence>& sentences, const Work& work);

}  // namespace credits

}  // namespace rosebud::indexer
