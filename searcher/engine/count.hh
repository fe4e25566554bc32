// Exact facet counts while matches go by: each field counted without its own choice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalogue/field_table.hh"
#include "catalogue/request.hh"
#include "searcher/engine/deadline.hh"
#include "searcher/engine/whole_counts.hh"
#include "searcher/facet_values.hh"
#include "searcher/refinement.hh"
#include "store/columns.hh"

namespace rosebud::searcher {

// How many articles of each value, in memory that is used again from question to question: an archive has
// many more values than most questions meet, so that clearing those is cheaper than so many zeros.
class Tallies {
 public:
  // Empties it, for values below `size`.
  void start(std::size_t size) {
    for (const store::ValueId value : met()) counts_[value] = 0;
    met_count_ = 0;
    if (counts_.size() < size) {
      counts_.resize(size);
      met_.resize(size + 1);  // add() writes one place ahead
    }
  }

  void add(store::ValueId value) {
    met_[met_count_] = value;
    met_count_ += counts_[value]++ == 0 ? 1U : 0U;
  }

  std::uint32_t of(store::ValueId value) const { return counts_[value]; }
  // Those that were added, each once, in no order.
  std::span<const store::ValueId> met() const { return {met_.data(), met_count_}; }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<store::ValueId> met_;
  std::size_t met_count_ = 0;
};

// Which field's refinement takes a value, by number, for all values of an archive; memory that is used again
// as well.
class Takers {
 public:
  // Empties it, for values below `size`.
  void start(std::size_t size) {
    for (const store::ValueId value : taken_) numbers_[value] = 0;
    taken_.clear();
    if (numbers_.size() < size) numbers_.resize(size);
  }

  void add(store::ValueId value, std::uint8_t number) {
    numbers_[value] = number;
    taken_.push_back(value);
  }

  // 0: none's.
  std::uint8_t of(store::ValueId value) const { return numbers_[value]; }

 private:
  std::vector<std::uint8_t> numbers_;
  std::vector<store::ValueId> taken_;
};

// What a counter needs; one counter's at a time.
struct CountingMemory {
  Tallies counts;
  Takers chosen;
  Takers excluded;
};

// So many articles before a row is needed its memory is fetched.
inline constexpr std::size_t rows_ahead = 8;

// Is shown the articles that match the words, refinements left aside. One that fails no refined field is a
// hit and counts everywhere; one that fails a single field counts for that field alone: for what there is to
// choose where it has nothing that was chosen, for the excluded values where it has one.
//
// Of more than half of the archive the others are counted, and taken off what all together have.
class Counter {
 public:
  // `fields` has all that `request` names; both outlive the counter, as does `whole`. `memory` is the
  // counter's alone until it ends.
  Counter(const WholeCounts& whole, const FieldTable& fields, const SearchRequest& request,
          CountingMemory& memory);

  // Whether articles can match and be no hits.
  bool refines() const { return refined_ != 0; }

  // Returns whether the article is a hit.
  bool count(Xapian::docid id) {
    const auto row = columns_.row(id);
    const Failed failed = refined_ == 0 ? Failed{} : failures(row, id);
    if (failed.fields == 0) {
      ++total_;
      count_all(row, id);
      return true;
    }
    if ((failed.fields & (failed.fields - 1)) == 0) count_one(row, id, failed);
    return false;
  }

  // For who knows by other means which articles pass which refinement: counts all hits, once, but not for the
  // fields that are refined. Returns how many of them, the first, were counted when the deadline came.
  std::size_t count_hits(std::span<const Xapian::docid> hits, const Deadline& deadline);

  // Counts all articles that pass all other refinements, once, for a refined field whose values are in rows.
  // Does nothing when the field is not counted.
  void count_for(FieldId field, std::span<const Xapian::docid> ids, const Deadline& deadline);

  // The hits so far.
  std::size_t total() const { return total_; }

  // The counts of `field`, which the request wants counted.
  FacetCounts counts(FieldId field) const;

 private:
  // A field whose values stand in rows.
  struct Counted {
    FieldId field;
    store::ValueId first;
    store::ValueId end;
    std::uint64_t bit;  // of its refinement; 0: it has none
    bool has_bins;
    bool others = false;  // those that do not count were counted
    std::size_t missing = 0;
    std::map<std::vector<std::uint32_t>, std::size_t> together{};
  };
  // A rating or a date: one number of each article, in no row.
  struct Scalar {
    FieldId field;
    std::uint64_t bit;
    bool counted;
    Refinement refinement;
    bool others = false;
    std::size_t missing = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> counts{};
    // How the refinement takes each number, worked out once: it compares keys.
    struct Standing {
      bool chosen;
      bool excluded;
    };
    std::unordered_map<std::uint32_t, Standing> standings{};
  };
  // Of which fields an article fails the refinement, and of which because it has an excluded value.
  struct Failed {
    std::uint64_t fields = 0;
    std::uint64_t excluded = 0;
  };

  void refine(const Field& field, const SearchRequest& request, std::uint8_t number);
  void add_counted(const Field& field, std::uint64_t bit);
  void add_values(const Counted& facet, std::vector<CountedValue>& values) const;
  FacetCounts counts_of(const Counted& facet) const;
  FacetCounts counts_of(const Scalar& scalar) const;
  static Scalar::Standing standing_of(Scalar& scalar, std::uint32_t number);
  Failed failures(std::span<const store::ValueId> row, Xapian::docid id);

  using Place = std::span<const store::ValueId>::iterator;
  Place count_field(Place at, Place end, Counted& facet) {
    while (at != end && *at < facet.first) ++at;
    const Place first = at;
    for (; at != end && *at < facet.end; ++at) memory_.counts.add(*at);
    if (at == first) ++facet.missing;
    if (facet.has_bins && at - first > 1) ++facet.together[{first, at}];
    return at;
  }
  void count_all(std::span<const store::ValueId> row, Xapian::docid id) {
    Place at = row.begin();
    for (Counted& facet : counted_) at = count_field(at, row.end(), facet);
    for (Scalar& scalar : scalars_) count_scalar(scalar, id);
  }
  // For the fields that are not refined.
  void count_unrefined(Xapian::docid id) {
    const auto row = columns_.row(id);
    Place at = row.begin();
    for (Counted& facet : counted_) {
      if (facet.bit == 0) at = count_field(at, row.end(), facet);
    }
    for (Scalar& scalar : scalars_) {
      if (scalar.bit == 0) count_scalar(scalar, id);
    }
  }
  void count_one(std::span<const store::ValueId> row, Xapian::docid id, Failed failed);
  void count_excluded(std::span<const store::ValueId> row, const Counted& facet);
  void count_scalar(Scalar& scalar, Xapian::docid id);

  const WholeCounts& whole_;
  const store::Columns& columns_;
  std::vector<Counted> counted_;  // by first value
  std::vector<Scalar> scalars_;   // those that are counted or refined
  CountingMemory& memory_;
  std::uint64_t refined_ = 0;   // the bits of all refined fields
  std::uint64_t choosing_ = 0;  // of those that values are chosen of
  bool excludes_ = false;
  store::ValueId refined_end_ = 0;  // what no value of a refined field reaches
  std::size_t total_ = 0;
};

}  // namespace rosebud::searcher
