#include "store/column_building.hh"

#include "store/card.hh"
#include "store/column_values.hh"

namespace rosebud::store {

void append_text(std::vector<char>& texts, std::vector<std::uint64_t>& ends, std::string_view text) {
  texts.insert(texts.end(), text.begin(), text.end());
  ends.push_back(texts.size());
}

std::span<const std::uint32_t> row_of(const OwnedColumns& columns, Xapian::docid id) {
  const std::uint32_t begin = columns.row_offsets[id];
  return std::span(columns.row_ids).subspan(begin, columns.row_offsets[id + 1] - begin);
}

std::string_view label_of(const OwnedColumns& columns, std::uint32_t value) {
  const auto slice = [&](const auto& texts, const auto& offsets) -> std::string_view {
    return {texts.data() + offsets[value], offsets[value + 1] - offsets[value]};
  };
  const std::string_view label = slice(columns.labels, columns.label_offsets);
  return label.empty() ? slice(columns.keys, columns.key_offsets) : label;
}

std::string card_of(const OwnedColumns& columns, Xapian::docid id, const Record& record,
                    const std::function<std::string_view(std::uint32_t value)>& label) {
  const DocumentValues values{columns.fields, row_of(columns, id), columns.dates[id], label};
  return write_card(record, [&](FieldId of, const auto& written) { return values.usual(of) == written; });
}

void append_card(OwnedColumns& columns, Xapian::docid id, const Record& record,
                 const std::function<std::string_view(std::uint32_t value)>& label) {
  const std::string card = card_of(columns, id, record, label);
  columns.cards.insert(columns.cards.end(), card.begin(), card.end());
}

}  // namespace rosebud::store
