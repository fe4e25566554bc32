// What facets count when every article is a hit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "catalogue/field.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// Of one field, beside Columns::articles_with() of its values.
struct WholeCount {
  std::size_t missing = 0;  // articles without a value
  // How many articles have just these values, several of them; of fields with bins.
  std::map<std::vector<std::uint32_t>, std::size_t> together;
  // Of a rating or a date: how many articles have each number.
  std::map<std::uint32_t, std::size_t> numbers;
};

// Each field's is made when it is first asked for, in some ten nanoseconds an article. Thread-safe.
class WholeCounts {
 public:
  // `columns` outlive it.
  explicit WholeCounts(const store::Columns& columns) : columns_(columns) {}

  const store::Columns& columns() const { return columns_; }

  // Of a field of the columns, or a rating or a date. Valid as long as this.
  const WholeCount& of(FieldId field) const;

 private:
  WholeCount count_rows(const store::ColumnField& field) const;
  WholeCount count_numbers(FieldId field) const;

  const store::Columns& columns_;
  mutable std::mutex mutex_;
  mutable std::map<FieldId, WholeCount> counts_;  // under mutex_
};

}  // namespace rosebud::searcher
