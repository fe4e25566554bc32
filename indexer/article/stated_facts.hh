// Facts that a text states line by line, at its head or foot: credits, lists, tables, Dataview fields.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/article/article.hh"

namespace rosebud::indexer {

// What the lines of `body` (Markdown or plain text, below the front matter) state with a label of labels.hh:
// "Director: A", "- **Regie**: A", "| Drehbuch | A |", "監督：A", "Jahr: 1979 | Regie: A", "director:: A", a
// row of
// `<td>`s. Each fact has Source::body. Lines far from the head and the foot are not read; a field whose lines
// name different values is left alone, as the article then is about several works; so is a person's field
// whose value does not look like names. Linear in the size of `body`.
std::vector<Fact> stated_facts(std::string_view body);

}  // namespace rosebud::indexer
