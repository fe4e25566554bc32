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

// Made by who first has use for them, in some sixty nanoseconds an article. Thread-safe; nobody waits.
class WholeCounts {
 public:
  // `columns` outlive it.
  explicit WholeCounts(const store::Columns& columns)
      : columns_(columns), nobody_{.missing = columns.document_count(), .together = {}, .numbers = {}} {}

  const store::Columns& columns() const { return columns_; }

  // Whether so many articles are counted sooner by counting the others, and of() can be asked. When they are
  // not all, not the first time: whoever asks only once would make all counts for one answer. Nor while
  // another thread makes them.
  bool help_with(std::size_t articles) const;

  const WholeCount& of(FieldId field) const {
    const auto found = counts_.find(field);
    return found != counts_.end() ? found->second : nobody_;
  }

 private:
  void make() const;
  void count_rows() const;
  void count_numbers(FieldId field) const;

  const store::Columns& columns_;
  const WholeCount nobody_;  // of a field that nobody has
  mutable std::atomic<bool> asked_ = false;
  mutable std::atomic<bool> made_ = false;
  mutable std::mutex making_;
  mutable std::map<FieldId, WholeCount> counts_;  // once made_, nobody changes it
};

}  // namespace rosebud::searcher
