#include "searcher/engine/count.hh"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/value_key.hh"
#include "searcher/engine/refined_values.hh"
#include "searcher/engine/values.hh"

namespace rosebud::searcher {
namespace {

// Calls `visit(id)` for every article that is not in `ids`, which ascend.
template <typename Visit>
void each_other(const store::Columns& columns, std::span<const Xapian::docid> ids, Visit&& visit) {
  auto at = ids.begin();
  for (Xapian::docid id = 1; id <= columns.last_docid(); ++id) {
    if (at != ids.end() && *at == id) {
      ++at;
    } else if (columns.is_document(id)) {
      visit(id);
    }
  }
}

}  // namespace

Counter::Counter(const WholeCounts& whole, const FieldTable& fields, const SearchRequest& request,
                 CountingMemory& memory)
    : whole_(whole), columns_(whole.columns()), memory_(memory) {
  memory_.counts.start(columns_.value_count());
  std::uint8_t number = 0;
  for (const Field& field : fields.fields()) {
    const bool counted =
        std::ranges::find(request.facets, field.id, &FacetRequest::field) != request.facets.end();
    const bool refined = request.refines(field.id);
    if (refined) ++number;
    if (refined && refined_ == 0) {
      memory_.chosen.start(columns_.value_count());
      memory_.excluded.start(columns_.value_count());
    }
    const std::uint64_t bit = refined ? std::uint64_t{1} << number : 0;
    refined_ |= bit;
    if (request.chooses(field.id)) choosing_ |= bit;
    if (is_scalar(field.id)) {
      if (counted || refined) {
        scalars_.push_back(
            {.field = field.id, .bit = bit, .counted = counted, .refinement = {request, field}});
      }
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
  Counted counted{.field = field.id, .first = 0, .end = 0, .bit = bit, .has_bins = has_bins(field.kind)};
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

std::size_t Counter::count_hits(std::span<const Xapian::docid> hits, const Deadline& deadline) {
  if (counted_.empty() && scalars_.empty() && !deadline.passed()) {
    total_ += hits.size();
    return hits.size();
  }
  if (whole_.help_with(hits.size()) && !deadline.passed()) {
    // Not cut short: of a part of the others nothing can be told.
    each_other(columns_, hits, [this](Xapian::docid id) { count_unrefined(id); });
    for (Counted& facet : counted_) facet.others = facet.others || facet.bit == 0;
    for (Scalar& scalar : scalars_) scalar.others = scalar.bit == 0;
    total_ += hits.size();
    return hits.size();
  }
  std::size_t i = 0;
  for (; i < hits.size() && !deadline.passed_at(i); ++i) {
    if (i + rows_ahead < hits.size()) columns_.fetch_row(hits[i + rows_ahead]);
    count_unrefined(hits[i]);
  }
  total_ += i;
  return i;
}

void Counter::count_for(FieldId field, std::span<const Xapian::docid> ids, const Deadline& deadline) {
  const auto facet = std::ranges::find(counted_, field, &Counted::field);
  if (facet == counted_.end()) return;
  const auto count = [&](Xapian::docid id) {
    const auto row = columns_.row(id);
    count_field(row.begin(), row.end(), *facet);
  };
  if (whole_.help_with(ids.size()) && !deadline.passed()) {
    each_other(columns_, ids, count);
    facet->others = true;
    return;
  }
  for (std::size_t i = 0; i < ids.size() && !deadline.passed_at(i); ++i) {
    if (i + rows_ahead < ids.size()) columns_.fetch_row(ids[i + rows_ahead]);
    count(ids[i]);
  }
}

void Counter::add_values(const Counted& facet, std::vector<CountedValue>& values) const {
  // Few values are looked for among those that were met, many among all of the field's.
  const auto met = memory_.counts.met();
  if (facet.others || met.size() > (facet.end - facet.first) / 8) {
    for (store::ValueId id = facet.first; id < facet.end; ++id) {
      const std::uint32_t counted = memory_.counts.of(id);
      const std::uint32_t articles = facet.others ? columns_.articles_with(id) - counted : counted;
      if (articles > 0) values.push_back({id, articles});
    }
    return;
  }
  for (const store::ValueId id : met) {
    if (id >= facet.first && id < facet.end) values.push_back({id, memory_.counts.of(id)});
  }
  std::ranges::sort(values, {}, &CountedValue::value);
}

FacetCounts Counter::counts_of(const Counted& facet) const {
  FacetCounts found;
  add_values(facet, found.values);
  const WholeCount* const whole = facet.others ? &whole_.of(facet.field) : nullptr;
  found.missing = whole != nullptr ? whole->missing - facet.missing : facet.missing;
  for (const auto& [values, count] : whole != nullptr ? whole->together : facet.together) {
    const auto other = whole != nullptr ? facet.together.find(values) : facet.together.end();
    const std::size_t articles = other != facet.together.end() ? count - other->second : count;
    if (articles > 0) found.together.push_back({values, articles});
  }
  return found;
}

FacetCounts Counter::counts_of(const Scalar& scalar) const {
  FacetCounts found;
  found.missing = scalar.missing;
  if (scalar.others) {
    const WholeCount& whole = whole_.of(scalar.field);
    found.missing = whole.missing - scalar.missing;
    for (const auto& [number, count] : whole.numbers) {
      const auto other = scalar.counts.find(number);
      const std::size_t articles = other != scalar.counts.end() ? count - other->second : count;
      if (articles > 0) found.values.push_back({number, articles});
    }
  } else {
    for (const auto& [number, count] : scalar.counts) found.values.push_back({number, count});
  }
  std::ranges::sort(found.values, {}, &CountedValue::value);
  return found;
}

FacetCounts Counter::counts(FieldId field) const {
  const auto scalar = std::ranges::find(scalars_, field, &Scalar::field);
  if (scalar != scalars_.end()) return counts_of(*scalar);
  return counts_of(*std::ranges::find(counted_, field, &Counted::field));
}

}  // namespace rosebud::searcher
