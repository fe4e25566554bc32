#include "searcher/engine/whole_counts.hh"

#include <iterator>
#include <span>

#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {
namespace {

// Of a field, while rows go by.
struct Counting {
  store::ValueId end;
  bool binned;
  std::size_t having = 0;
  WholeCount* whole;
};

}  // namespace

const WholeCount& WholeCounts::of(FieldId field) const {
  const std::scoped_lock lock(mutex_);
  const auto known = counts_.find(field);
  if (known != counts_.end()) return known->second;
  if (is_scalar(field)) return counts_.emplace(field, count_numbers(field)).first->second;
  if (columns_.find(field) != nullptr) {
    count_rows();
  } else {
    counts_[field].missing = columns_.document_count();
  }
  return counts_[field];
}

void WholeCounts::count_rows() const {
  std::vector<Counting> fields;
  for (const store::ColumnField& field : columns_.fields()) {
    fields.push_back({.end = field.first + field.count,
                      .binned = has_bins(static_cast<FieldKind>(field.kind)),
                      .whole = &counts_[static_cast<FieldId>(field.field)]});
  }
  for (Xapian::docid id = 1; id <= columns_.last_docid(); ++id) {
    const auto row = columns_.row(id);
    auto field = fields.begin();
    for (auto first = row.begin(); first != row.end();) {
      while (*first >= field->end) ++field;
      auto last = std::next(first);
      while (last != row.end() && *last < field->end) ++last;
      ++field->having;
      if (field->binned && last - first > 1) ++field->whole->together[{first, last}];
      first = last;
    }
  }
  for (const Counting& field : fields) field.whole->missing = columns_.document_count() - field.having;
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
