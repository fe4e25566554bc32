// Exact facet counts while matches go by: each field counted without its own refinement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// The counts of one facet, by value.
struct FacetCounts {
  const store::ColumnField* field = nullptr;  // null: no article has a value
  std::span<const std::uint32_t> counts;      // of field->first and those behind it
  std::size_t missing = 0;                    // articles without any value
};

// Is shown the articles that match the words, refinements left aside. One that fails no refined field is a
// hit and counts everywhere; one that fails a single field counts for that field alone.
class Counter {
 public:
  // `fields` has all that `request` names; both outlive the counter, as do the columns.
  Counter(const store::Columns& columns, const Xapian::Database& database, const FieldTable& fields,
          const SearchRequest& request);

  // Returns whether the article is a hit.
  bool count(Xapian::docid id) {
    const auto row = columns_.row(id);
    const std::uint64_t failed = refined_ & ~passed(row, id);
    if (failed == 0) {
      ++total_;
      count_all(row);
      return true;
    }
    if ((failed & (failed - 1)) == 0) count_one(row, failed);
    return false;
  }

  // The hits so far.
  std::size_t total() const { return total_; }

  // The counts of `field`, which the request wants counted.
  FacetCounts counts(FieldId field) const;

  // Whether `value` is among those chosen of its field.
  bool is_chosen(store::ValueId value) const { return !chosen_.empty() && chosen_[value] != 0; }

 private:
  struct Counted {
    FieldId field;
    const store::ColumnField* column;
    store::ValueId first;
    store::ValueId end;
    std::uint64_t bit;  // of its refinement; 0: it has none
    std::size_t missing;
  };
  // Of a field whose values stand in no rows: who passes, by document id.
  struct Passing {
    std::uint64_t bit;
    std::vector<bool> passes;
  };

  void choose(const Field& field, const SearchRequest& request, std::uint8_t number);
  void choose_between(const store::ColumnField& column, const NumberRange& range, std::uint8_t number);

  std::uint64_t passed(std::span<const store::ValueId> row, Xapian::docid id) const {
    if (refined_ == 0) return 0;
    std::uint64_t bits = 0;
    for (const store::ValueId value : row) bits |= std::uint64_t{1} << chosen_[value];
    bits &= ~std::uint64_t{1};
    for (const Passing& passing : passing_) {
      if (passing.passes[id]) bits |= passing.bit;
    }
    return bits;
  }

  using Place = std::span<const store::ValueId>::iterator;
  Place count_field(Place at, Place end, Counted& facet) {
    while (at != end && *at < facet.first) ++at;
    const Place first = at;
    for (; at != end && *at < facet.end; ++at) ++counts_[*at];
    if (at == first) ++facet.missing;
    return at;
  }
  void count_all(std::span<const store::ValueId> row) {
    Place at = row.begin();
    for (Counted& facet : counted_) at = count_field(at, row.end(), facet);
  }
  void count_one(std::span<const store::ValueId> row, std::uint64_t failed) {
    for (Counted& facet : counted_) {
      if (facet.bit == failed) count_field(row.begin(), row.end(), facet);
    }
  }

  const store::Columns& columns_;
  const Xapian::Database& database_;
  std::vector<Counted> counted_;      // by first value
  std::vector<std::uint8_t> chosen_;  // by value: the number of the refinement that takes it, or 0
  std::vector<Passing> passing_;
  std::vector<std::uint32_t> counts_;  // by value
  std::uint64_t refined_ = 0;
  std::size_t total_ = 0;
};

}  // namespace rosebud::searcher
