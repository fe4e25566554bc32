#include "searcher/engine/whole_counts.hh"

#include <algorithm>
#include <utility>

#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {

const WholeCount& WholeCounts::of(FieldId field) const {
  const std::scoped_lock lock(mutex_);
  const auto known = counts_.find(field);
  if (known != counts_.end()) return known->second;
  WholeCount made;
  if (is_scalar(field)) {
    made = count_numbers(field);
  } else if (const store::ColumnField* const column = columns_.find(field); column != nullptr) {
    made = count_rows(*column);
  } else {
    made.missing = columns_.document_count();
  }
  return counts_.emplace(field, std::move(made)).first->second;
}

WholeCount WholeCounts::count_rows(const store::ColumnField& field) const {
  WholeCount whole;
  const store::ValueId end = field.first + field.count;
  const bool binned = has_bins(static_cast<FieldKind>(field.kind));
  for (Xapian::docid id = 1; id <= columns_.last_docid(); ++id) {
    if (!columns_.is_document(id)) continue;
    const auto row = columns_.row(id);
    auto first = row.begin();
    while (first != row.end() && *first < field.first) ++first;
    auto last = first;
    while (last != row.end() && *last < end) ++last;
    if (first == last) ++whole.missing;
    if (binned && last - first > 1) ++whole.together[{first, last}];
  }
  return whole;
}

WholeCount WholeCounts::count_numbers(FieldId field) const {
  WholeCount whole;
  for (Xapian::docid id = 1; id <= columns_.last_docid(); ++id) {
    if (!columns_.is_document(id)) continue;
    const auto number = scalar_of(columns_, field, id);
    if (number) {
      ++whole.numbers[*number];
    } else {
      ++whole.missing;
    }
  }
  return whole;
}

}  // namespace rosebud::searcher
