// The words that stand before a fact in a text: "Director:", "Drehbuch:", "監督：".
#pragma once

#include <optional>
#include <string_view>

#include "catalogue/field.hh"

namespace rosebud::indexer {

struct Label {
  FieldId field;
  bool sure;  // false: it also means something else, and counts only beside a sure one ("Musik:",
              // "Dirección:")
};

// The label `written` (without its colon), in the languages of docs/articles.md, whatever its case and
// accents.
std::optional<Label> label_named(std::string_view written);

}  // namespace rosebud::indexer
