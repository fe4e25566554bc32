// The flat arrays that columns consist of, whoever owns them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rosebud::store {

// The values of one field: ids from `first` on.
struct ColumnField {
  std::uint32_t field = 0;  // a FieldId
  std::uint32_t kind = 0;   // its FieldKind
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  bool operator==(const ColumnField&) const = default;
};

// Arrays "by docid" have an item for 0, which is no document, and for ids that were given up; those "by
// value" have one for each value id. Offsets have one item more than what they divide.
template <template <typename> typename Array>
struct ColumnArrays {
  Array<ColumnField> fields{};            // in the order of the field table
  Array<std::uint32_t> lengths{};         // by docid
  Array<std::uint32_t> dates{};           // by docid
  Array<std::uint16_t> years{};           // by docid
  Array<std::uint8_t> ratings{};          // by docid
  Array<std::uint32_t> title_ranks{};     // by docid
  Array<std::uint32_t> tie_ranks{};       // by docid
  Array<std::uint32_t> row_offsets{};     // by docid, into row_ids
  Array<std::uint32_t> row_ids{};         // value ids
  Array<std::uint32_t> article_counts{};  // by value
  Array<std::uint64_t> key_offsets{};     // by value, into keys
  Array<char> keys{};
  Array<std::uint64_t> label_offsets{};  // by value, into labels; an empty label is the key
  Array<char> labels{};
  Array<std::uint64_t> card_offsets{};  // by docid, into cards
  Array<char> cards{};                  // store/card.hh
  Array<std::uint32_t> words{};         // by docid
};

// Whether the array is one of the two that hold cards.
constexpr bool is_of_cards(std::uint32_t number) {
  return number == 15 || number == 16;
}

template <typename Item>
using OwnedArray = std::vector<Item>;
template <typename Item>
using ArrayView = std::span<const Item>;

using OwnedColumns = ColumnArrays<OwnedArray>;
using ColumnViews = ColumnArrays<ArrayView>;

// Calls `visit(number, array)` for each array; the numbers are those of the sections of a columns file.
template <typename Arrays, typename Visit>
void for_each_array(Arrays& arrays, Visit&& visit) {
  visit(1U, arrays.fields);
  visit(2U, arrays.lengths);
  visit(3U, arrays.dates);
  visit(4U, arrays.years);
  visit(5U, arrays.ratings);
  visit(6U, arrays.title_ranks);
  visit(7U, arrays.tie_ranks);
  visit(8U, arrays.row_offsets);
  visit(9U, arrays.row_ids);
  visit(10U, arrays.article_counts);
  visit(11U, arrays.key_offsets);
  visit(12U, arrays.keys);
  visit(13U, arrays.label_offsets);
  visit(14U, arrays.labels);
  visit(15U, arrays.card_offsets);
  visit(16U, arrays.cards);
  visit(17U, arrays.words);
}

}  // namespace rosebud::store
