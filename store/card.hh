// What a hit shows of a document, in few bytes: all that is not said by the document's values already.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "store/record.hh"

namespace rosebud::store {

// Views into a card.
struct Card {
  std::string_view path;
  std::string_view title;
  std::string_view address;
  std::string_view values;  // a record of those that the card holds itself, encoded; or empty
};

// What write_card() wrote; of bytes that it did not write, what is still to be understood.
Card read_card(std::string_view bytes);

// Whether a card is about values of `field` at all, inferred or not.
bool is_shown(FieldId field);

// Whether the written values of a field, in their order, follow from elsewhere, so that a card leaves them
// out.
using FollowsFromElsewhere = std::function<bool(FieldId field, const std::vector<std::string>& written)>;

// The card of an article: its path, title and address, and the values that are shown or inferred. First those
// of the fields that have inferred values, in the article's order; then by field what does not follow. Blocks
// are left out. So a card depends on nothing but what the article shows and what follows.
std::string write_card(const Record& record, const FollowsFromElsewhere& follows);

}  // namespace rosebud::store
