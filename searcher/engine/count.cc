#include "searcher/engine/count.hh"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {

Counter::Counter(const store::Columns& columns, const FieldTable& fields, const SearchRequest& request,
                 Tallies& tallies)
    : columns_(columns), tallies_(tallies) {
  tallies_.start(columns.value_count());
  std::uint8_t number = 0;
  for (const Field& field : fields.fields()) {
    const bool counted =
        std::ranges::find(request.facets, field.id, &FacetRequest::field) != request.facets.end();
    const bool refined = request.refines(field.id);
    if (refined) ++number;
    if (refined && refined_ == 0) {
      chosen_.resize(columns.value_count());
      excluded_.resize(columns.value_count());
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
  const auto mark_all = [&](const auto& typed, const auto& ranges, std::vector<std::uint8_t>& marks) {
    if (const auto values = typed.find(field.id); values != typed.end()) {
      for (const std::string& value : values->second) {
        mark(*column, field.kind, value_key(field.kind, value), {marks, number});
      }
    }
    if (const auto found = ranges.find(field.id); found != ranges.end()) {
      for (const NumberRange& range : found->second) mark(*column, range, {marks, number});
    }
  };
  mark_all(request.chosen, request.ranges, chosen_);
  mark_all(request.excluded, request.excluded_ranges, excluded_);
}

void Counter::mark(const store::ColumnField& column, FieldKind kind, const std::string& key,
                   const Mark& mark) const {
  if (const auto id = columns_.id_of(static_cast<FieldId>(column.field), key)) mark.marks[*id] = mark.number;
  if (!is_period(kind, key)) return;
  const store::ValueId end = column.first + column.count;
  for (store::ValueId id = columns_.first_from(column, key); id < end && columns_.key(id).starts_with(key);
       ++id) {
    if (stands_for(kind, key, columns_.key(id))) mark.marks[id] = mark.number;
  }
}

void Counter::mark(const store::ColumnField& column, const NumberRange& range, const Mark& mark) const {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t low = range.from ? *range.from : 0;
  const std::int64_t high = range.to ? *range.to : most;
  const auto [first, end] = values_between(columns_, column, low, high);
  for (store::ValueId id = first; id < end; ++id) {
    if (parse_number(columns_.key(id))) mark.marks[id] = mark.number;
  }
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
  for (const store::ValueId value : row) passed |= std::uint64_t{1} << chosen_[value];
  Failed failed;
  if (excludes_) {
    for (const store::ValueId value : row) failed.excluded |= std::uint64_t{1} << excluded_[value];
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
    const bool counts = value >= facet.first && value < facet.end && excluded_[value] != 0;
    if (counts) tallies_.add(value);
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

void Counter::add_values(const Counted& facet, std::vector<CountedValue>& values) const {
  // Few values are looked for among those that were met, many among all of the field's.
  const auto met = tallies_.met();
  if (met.size() > (facet.end - facet.first) / 8) {
    for (store::ValueId id = facet.first; id < facet.end; ++id) {
      if (tallies_.of(id) > 0) values.push_back({id, tallies_.of(id)});
    }
    return;
  }
  for (const store::ValueId id : met) {
    if (id >= facet.first && id < facet.end) values.push_back({id, tallies_.of(id)});
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
