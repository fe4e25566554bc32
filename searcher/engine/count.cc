#include "searcher/engine/count.hh"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/value_key.hh"
#include "searcher/engine/refined_values.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {

Counter::Counter(const store::Columns& columns, const FieldTable& fields, const SearchRequest& request,
                 CountingMemory& memory)
    : columns_(columns), memory_(memory) {
  memory_.counts.start(columns.value_count());
  std::uint8_t number = 0;
  for (const Field& field : fields.fields()) {
    const bool counted =
        std::ranges::find(request.facets, field.id, &FacetRequest::field) != request.facets.end();
    const bool refined = request.refines(field.id);
    if (refined) ++number;
    if (refined && refined_ == 0) {
      memory_.chosen.start(columns.value_count());
      memory_.excluded.start(columns.value_count());
    }
    const std::uint64_t bit = refined ? std::uint64_t{1} << number : 0;
    refined_ |= bit;
    if (request.chooses(field.id)) choosing_ |= bit;
    if (is_scalar(field.id)) {
      if (counted || refined)
        scalars_.push_back({field.id, bit, counted, 0, {}, Refinement(request, field), {}});
      continue;
    }
    if (refined) refine(field, request, number);
    if (counted) add_counted(field, bit);
  }
  std::ranges::stable_sort(counted_, {}, &Counted::first);
}

void Counter::refine(const Field& field, const SearchRequest& request, std::uint8_t number) {
  const store::ColumnField* column = columns_.find(field.id);
  if (column == nullptr) return;  // nobody has a value: no one passes a choice, no one fails an exclusion
  excludes_ = excludes_ || request.excludes(field.id);
  refined_end_ = std::max(refined_end_, column->first + column->count);
  for (const store::ValueId value : chosen_values(columns_, field, request))
    memory_.chosen.add(value, number);
  for (const store::ValueId value : excluded_values(columns_, field, request))
    memory_.excluded.add(value, number);
}

void Counter::add_counted(const Field& field, std::uint64_t bit) {
  Counted counted{field.id, 0, 0, bit, has_bins(field.kind), 0, {}};
  if (const store::ColumnField* column = columns_.find(field.id); column != nullptr) {
    counted.first = column->first;
    counted.end = column->first + column->count;
  }
  counted_.push_back(std::move(counted));
}

Counter::Scalar::Standing Counter::standing_of(Scalar& scalar, std::uint32_t number) {
  const auto known = scalar.standings.find(number);
  if (known != scalar.standings.end()) return known->second;
  const std::string key = scalar_key(scalar.field, number);
  const Scalar::Standing standing{scalar.refinement.is_chosen(key), scalar.refinement.is_excluded(key)};
  return scalar.standings.emplace(number, standing).first->second;
}

Counter::Failed Counter::failures(std::span<const store::ValueId> row, Xapian::docid id) {
  std::uint64_t passed = 0;
  for (const store::ValueId value : row) {
    if (value >= refined_end_) break;
    passed |= std::uint64_t{1} << memory_.chosen.of(value);
  }
  Failed failed;
  if (excludes_) {
    for (const store::ValueId value : row) failed.excluded |= std::uint64_t{1} << memory_.excluded.of(value);
  }
  for (Scalar& scalar : scalars_) {
    const auto number = scalar_of(columns_, scalar.field, id);
    if (scalar.bit == 0 || !number) continue;
    const Scalar::Standing standing = standing_of(scalar, *number);
    if (standing.chosen) passed |= scalar.bit;
    if (standing.excluded) failed.excluded |= scalar.bit;
  }
  failed.excluded &= ~std::uint64_t{1};
  failed.fields = (choosing_ & ~passed) | failed.excluded;
  return failed;
}

void Counter::count_one(std::span<const store::ValueId> row, Xapian::docid id, Failed failed) {
  for (Counted& facet : counted_) {
    if (facet.bit != failed.fields) continue;
    if (failed.excluded != 0) {
      count_excluded(row, facet);
    } else {
      count_field(row.begin(), row.end(), facet);
    }
  }
  for (Scalar& scalar : scalars_) {
    if (scalar.bit == failed.fields) count_scalar(scalar, id);
  }
}

void Counter::count_excluded(std::span<const store::ValueId> row, const Counted& facet) {
  for (const store::ValueId value : row) {
    const bool counts = value >= facet.first && value < facet.end && memory_.excluded.of(value) != 0;
    if (counts) memory_.counts.add(value);
  }
}

void Counter::count_scalar(Scalar& scalar, Xapian::docid id) {
  if (!scalar.counted) return;
  const auto number = scalar_of(columns_, scalar.field, id);
  if (number) {
    ++scalar.counts[*number];
  } else {
    ++scalar.missing;
  }
}

void Counter::count_for(FieldId field, std::span<const Xapian::docid> ids, const Deadline& deadline) {
  const auto facet = std::ranges::find(counted_, field, &Counted::field);
  if (facet == counted_.end()) return;
  for (std::size_t i = 0; i < ids.size() && !deadline.passed_at(i); ++i) {
    if (i + rows_ahead < ids.size()) columns_.fetch_row(ids[i + rows_ahead]);
    const auto row = columns_.row(ids[i]);
    count_field(row.begin(), row.end(), *facet);
  }
}

void Counter::add_values(const Counted& facet, std::vector<CountedValue>& values) const {
  // Few values are looked for among those that were met, many among all of the field's.
  const auto met = memory_.counts.met();
  if (met.size() > (facet.end - facet.first) / 8) {
    for (store::ValueId id = facet.first; id < facet.end; ++id) {
      if (memory_.counts.of(id) > 0) values.push_back({id, memory_.counts.of(id)});
    }
    return;
  }
  for (const store::ValueId id : met) {
    if (id >= facet.first && id < facet.end) values.push_back({id, memory_.counts.of(id)});
  }
  std::ranges::sort(values, {}, &CountedValue::value);
}

FacetCounts Counter::counts(FieldId field) const {
  FacetCounts found;
  if (const auto scalar = std::ranges::find(scalars_, field, &Scalar::field); scalar != scalars_.end()) {
    found.missing = scalar->missing;
    for (const auto& [number, count] : scalar->counts) found.values.push_back({number, count});
    std::ranges::sort(found.values, {}, &CountedValue::value);
    return found;
  }
  const auto counted = std::ranges::find(counted_, field, &Counted::field);
  found.missing = counted->missing;
  add_values(*counted, found.values);
  for (const auto& [values, count] : counted->together) found.together.push_back({values, count});
  return found;
}

}  // namespace rosebud::searcher
