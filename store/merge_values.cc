#include "store/merge_values.hh"

#include <algorithm>

#include "catalogue/value_key.hh"
#include "store/column_building.hh"
#include "store/column_values.hh"
#include "store/forms.hh"
#include "store/terms.hh"

namespace rosebud::store {
namespace {

// How the first document that has the value writes it.
std::string first_form(const Xapian::Database& database, const Field& field, std::string_view key) {
  const std::string term = value_term(field, key);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) return {};
  const Record record = decode_facts(database.get_document(*first).get_data());
  for (const RecordValue& value : record.values) {
    if (value.field == field.id && value_key(field.kind, value.written) == key) return value.written;
  }
  return {};
}

}  // namespace

MergedValues::MergedValues(const Columns& older, const Xapian::Database& database, const FieldTable& table)
    : older_(older),
      database_(database),
      table_(table),
      documents_(older.arrays().article_counts.begin(), older.arrays().article_counts.end()),
      touched_(older.value_count(), false),
      ids_(older.value_count(), gone),
      fresh_(older.fields().size()) {}

void MergedValues::drop(ValueId old) {
  --documents_[old];
  touched_[old] = true;
}

void MergedValues::add(std::size_t column, std::string_view key) {
  const auto field = static_cast<FieldId>(older_.fields()[column].field);
  if (const auto old = older_.id_of(field, key)) {
    ++documents_[*old];
    touched_[*old] = true;
    return;
  }
  auto& fresh = fresh_[column];
  const auto known = fresh.find(key);
  ++(known != fresh.end() ? known : fresh.emplace(key, Fresh{}).first)->second.documents;
}

void MergedValues::write(OwnedColumns& columns) {
  columns.key_offsets.push_back(0);
  columns.label_offsets.push_back(0);
  for (std::size_t i = 0; i < older_.fields().size(); ++i) {
    ColumnField column = older_.fields()[i];
    const Field& field = table_.field(static_cast<FieldId>(column.field));
    column.first = static_cast<ValueId>(columns.article_counts.size());
    for (const Entry& entry : entries_of(i)) append(columns, field, entry);
    column.count = static_cast<std::uint32_t>(columns.article_counts.size()) - column.first;
    columns.fields.push_back(column);
  }
}

// Those that some document has, in the order of their keys.
std::vector<MergedValues::Entry> MergedValues::entries_of(std::size_t column) {
  const ColumnField& field = older_.fields()[column];
  const auto kind = static_cast<FieldKind>(field.kind);
  std::vector<Entry> fresh;
  for (auto& [key, value] : fresh_[column]) fresh.push_back({key, gone, &value});
  const auto before = [&](const Entry& left, const Entry& right) {
    return key_before(kind, left.key, right.key);
  };
  std::ranges::sort(fresh, before);
  std::vector<Entry> entries;
  auto next = fresh.begin();
  for (ValueId old = field.first; old < field.first + field.count; ++old) {
    if (documents_[old] == 0) continue;
    const Entry entry{older_.key(old), old, nullptr};
    for (; next != fresh.end() && before(*next, entry); ++next) entries.push_back(*next);
    entries.push_back(entry);
  }
  entries.insert(entries.end(), next, fresh.end());
  return entries;
}

void MergedValues::append(OwnedColumns& columns, const Field& field, const Entry& entry) {
  const auto id = static_cast<ValueId>(columns.article_counts.size());
  const bool looked_up = entry.fresh != nullptr || touched_[entry.old];
  std::string fresh_label;
  if (looked_up) fresh_label = label_now(field, entry.key);
  const std::string_view label = looked_up ? fresh_label : older_.label(entry.old);
  const bool relabelled = entry.fresh == nullptr && label != older_.label(entry.old);
  (entry.fresh != nullptr ? entry.fresh->id : ids_[entry.old]) = id;
  any_moved_ = any_moved_ || entry.fresh != nullptr || entry.old != id;
  relabelled_.push_back(relabelled);
  any_relabelled_ = any_relabelled_ || relabelled;
  columns.article_counts.push_back(entry.fresh != nullptr ? entry.fresh->documents : documents_[entry.old]);
  append_text(columns.keys, columns.key_offsets, entry.key);
  append_text(columns.labels, columns.label_offsets, label == entry.key ? std::string_view() : label);
}

void MergedValues::append(std::span<const ValueId> old, std::vector<ValueId>& ids) const {
  if (!any_moved_) {
    ids.insert(ids.end(), old.begin(), old.end());
    return;
  }
  const std::size_t begin = ids.size();
  ids.resize(begin + old.size());
  std::ranges::transform(old, ids.begin() + static_cast<std::ptrdiff_t>(begin),
                         [this](ValueId id) { return ids_[id]; });
}

std::string MergedValues::label_now(const Field& field, std::string_view key) const {
  if (field.kind == FieldKind::number) return number_label(key);
  std::string label = field.facet ? written_form(database_, field, key) : first_form(database_, field, key);
  return label.empty() ? std::string(key) : label;
}

ValueId MergedValues::id_of(std::size_t column, std::string_view key) const {
  const auto& fresh = fresh_[column];
  if (const auto found = fresh.find(key); found != fresh.end()) return found->second.id;
  const auto old = older_.id_of(static_cast<FieldId>(older_.fields()[column].field), key);
  return old ? ids_[*old] : gone;
}

}  // namespace rosebud::store
