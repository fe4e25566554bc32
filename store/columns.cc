#include "store/columns.hh"

#include <algorithm>
#include <utility>

#include "store/column_values.hh"

namespace rosebud::store {
namespace {

// The number in arrays order is the section's; `views` gets what `arrays` owns.
ColumnViews views_of(const OwnedColumns& arrays) {
  return {arrays.fields,      arrays.lengths,   arrays.dates,         arrays.years,   arrays.ratings,
          arrays.title_ranks, arrays.tie_ranks, arrays.row_offsets,   arrays.row_ids, arrays.article_counts,
          arrays.key_offsets, arrays.keys,      arrays.label_offsets, arrays.labels,  arrays.card_offsets,
          arrays.cards,       arrays.words};
}

std::size_t documents_of(const ColumnViews& views) {
  return static_cast<std::size_t>(
      std::ranges::count_if(views.tie_ranks, [](std::uint32_t rank) { return rank != Columns::no_rank; }));
}

std::string_view without_zeros(std::string_view key) {
  return key.substr(std::min(key.find_first_not_of('0'), key.size()));
}

}  // namespace

Columns::Columns(OwnedColumns arrays) {
  const auto cards = std::make_shared<const Cards::Flat>(
      Cards::Flat{std::exchange(arrays.card_offsets, {}), std::exchange(arrays.cards, {})});
  cards_ = {cards->offsets, cards->texts, cards};
  views_ = views_of(std::get<OwnedColumns>(owner_ = std::move(arrays)));
  views_.card_offsets = cards->offsets;
  views_.cards = cards->texts;
  document_count_ = documents_of(views_);
}

Columns::Columns(OwnedColumns arrays, Cards cards)
    : owner_(std::move(arrays)),
      views_(views_of(std::get<OwnedColumns>(owner_))),
      cards_(std::move(cards)),
      document_count_(documents_of(views_)) {}

Columns::Columns(SideFile file, const ColumnViews& views)
    : owner_(file),
      views_(views),
      cards_(views.card_offsets, views.cards, std::make_shared<const SideFile>(std::move(file))),
      document_count_(documents_of(views_)) {}

Columns::~Columns() {
  // Later columns view the cards in the file, but no longer what else it holds.
  const auto* const file = std::get_if<SideFile>(&owner_);
  if (file != nullptr && cards_.are_shared()) file->let_go();
}

const ColumnField* Columns::find(FieldId field) const {
  const auto number = static_cast<std::uint32_t>(field);
  const auto found = std::ranges::find(views_.fields, number, &ColumnField::field);
  return found == views_.fields.end() ? nullptr : &*found;
}

std::optional<ValueId> Columns::id_of(FieldId field, std::string_view wanted) const {
  const ColumnField* const column = find(field);
  if (column == nullptr) return std::nullopt;
  const ValueId id = first_from(*column, wanted);
  const bool found = id - column->first < column->count && key(id) == wanted;
  return found ? std::optional(id) : std::nullopt;
}

ValueId Columns::first_from(const ColumnField& field, std::string_view wanted) const {
  const auto kind = static_cast<FieldKind>(field.kind);
  ValueId first = field.first;
  std::uint32_t left = field.count;
  while (left > 0) {
    const std::uint32_t half = left / 2;
    if (key_before(kind, key(first + half), wanted)) {
      first += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  return first;
}

Record Columns::record(Xapian::docid id) const {
  const Card own = card(id);
  Record record;
  if (!own.values.empty()) record = decode_record(own.values);
  record.path = own.path;
  record.address = own.address;
  const auto says = [&](FieldId field) {
    return std::ranges::find(record.values, field, &RecordValue::field) != record.values.end();
  };
  if (!own.title.empty() && !says(FieldId::title)) {
    record.values.insert(record.values.begin(), {FieldId::title, std::string(own.title)});
  }
  const DocumentValues values{views_.fields, row(id), date(id),
                              [this](ValueId value) { return label(value); }};
  const auto append_usual = [&](FieldId field) {
    if (!is_shown(field) || says(field)) return;
    for (std::string& written : values.usual(field)) record.values.push_back({field, std::move(written)});
  };
  for (const ColumnField& field : views_.fields) append_usual(static_cast<FieldId>(field.field));
  append_usual(FieldId::date);
  return record;
}

bool Columns::is_of(const FieldTable& table) const {
  auto column = views_.fields.begin();
  for (const Field& field : table.fields()) {
    if (!has_column(field)) continue;
    if (column == views_.fields.end() || column->field != static_cast<std::uint32_t>(field.id) ||
        column->kind != static_cast<std::uint32_t>(field.kind)) {
      return false;
    }
    ++column;
  }
  return column == views_.fields.end();
}

std::size_t Columns::bytes() const {
  std::size_t bytes = cards_.bytes();
  for_each_array(views_, [&](std::uint32_t number, const auto& array) {
    if (!is_of_cards(number)) bytes += array.size_bytes();
  });
  return bytes;
}

bool Columns::operator==(const Columns& other) const {
  bool equal = true;
  for (Xapian::docid id = 0; id < lengths().size() && equal; ++id)
    equal = card_bytes(id) == other.card_bytes(id);
  for_each_array(views_, [&](std::uint32_t number, const auto& array) {
    if (is_of_cards(number)) return;
    for_each_array(other.views_, [&](std::uint32_t other_number, const auto& other_array) {
      if constexpr (std::is_same_v<decltype(array), decltype(other_array)>) {
        if (number == other_number) equal = equal && std::ranges::equal(array, other_array);
      }
    });
  });
  return equal;
}

bool has_column(const Field& field) {
  const bool single = field.id == FieldId::title || field.id == FieldId::rating || field.id == FieldId::date;
  return field.slot != 0 && !single;
}

bool key_before(FieldKind kind, std::string_view left, std::string_view right) {
  if (kind == FieldKind::number) {
    const std::string_view left_digits = without_zeros(left);
    const std::string_view right_digits = without_zeros(right);
    if (left_digits.size() != right_digits.size()) return left_digits.size() < right_digits.size();
    if (left_digits != right_digits) return left_digits < right_digits;
  }
  return left < right;
}

}  // namespace rosebud::store
