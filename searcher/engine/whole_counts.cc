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

bool WholeCounts::help_with(std::size_t articles) const {
  const std::size_t all = columns_.document_count();
  if (articles <= all / 2) return false;
  if (made_.load(std::memory_order_acquire)) return true;
  if (articles < all && !asked_.exchange(true)) return false;
  const std::unique_lock lock(making_, std::try_to_lock);
  if (!lock) return false;
  if (!made_) make();
  return true;
}

void WholeCounts::make() const {
  count_numbers(FieldId::rating);
  count_numbers(FieldId::date);
  count_rows();
  made_.store(true, std::memory_order_release);
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

void WholeCounts::count_numbers(FieldId field) const {
  WholeCount& whole = counts_[field];
  for (Xapian::docid id = 1; id <= columns_.last_docid(); ++id) {
    if (!columns_.is_document(id)) continue;
    const auto number = scalar_of(columns_, field, id);
    if (number) {
      ++whole.numbers[*number];
    } else {
      ++whole.missing;
    }
  }
}

}  // namespace rosebud::searcher
