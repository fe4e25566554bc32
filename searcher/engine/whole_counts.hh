// What facets count when every article is a hit.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>
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
  std::unordered_map<std::uint32_t, std::size_t> numbers;
};

// Made when they are first asked for: those of all fields in rows in some forty nanoseconds an article, those
// of a rating or a date in less. Thread-safe.
class WholeCounts {
 public:
  // `columns` outlive it.
  explicit WholeCounts(const store::Columns& columns) : columns_(columns) {}

  const store::Columns& columns() const { return columns_; }

  // Whether so many articles are counted sooner by counting the others. When they are not all, not the first
  // time that it is asked: whoever asks only once would make all counts for one answer.
  bool help_with(std::size_t articles) const {
    if (articles == columns_.document_count()) return true;
    return articles > columns_.document_count() / 2 && asked_.exchange(true);
  }

  // Of a field of the columns, or a rating or a date. Valid as long as this.
  const WholeCount& of(FieldId field) const;

 private:
  void count_rows() const;
  WholeCount count_numbers(FieldId field) const;

  const store::Columns& columns_;
  mutable std::atomic<bool> asked_ = false;
  mutable std::mutex mutex_;
  mutable std::map<FieldId, WholeCount> counts_;  // under mutex_
};

}  // namespace rosebud::searcher
