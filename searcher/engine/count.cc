#include "searcher/engine/count.hh"

#include <algorithm>
#include <limits>
#include <string>

#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"
#include "searcher/scoring.hh"

namespace rosebud::searcher {
namespace {

std::vector<bool> documents_of(const Xapian::Query& query, const Xapian::Database& database,
                               Xapian::docid last) {
  std::vector<bool> found(last + std::size_t{1});
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  for (auto match = all.begin(); match != all.end(); ++match) found[*match] = true;
  return found;
}

}  // namespace

Counter::Counter(const store::Columns& columns, const Xapian::Database& database, const FieldTable& fields,
                 const SearchRequest& request)
    : columns_(columns), database_(database), chosen_(columns.value_count()), counts_(columns.value_count()) {
  std::uint8_t number = 0;
  for (const Field& field : fields.fields()) {
    if (!request.refines(field.id)) continue;
    ++number;
    refined_ |= std::uint64_t{1} << number;
    choose(field, request, number);
  }
  for (const FacetRequest& facet : request.facets) {
    if (std::ranges::find(counted_, facet.field, &Counted::field) != counted_.end()) continue;
    Counted counted{facet.field, columns.find(facet.field), 0, 0, 0, 0};
    if (counted.column != nullptr) {
      counted.first = counted.column->first;
      counted.end = counted.first + counted.column->count;
    }
    number = 0;
    for (const Field& field : fields.fields()) {
      if (!request.refines(field.id)) continue;
      ++number;
      if (field.id == facet.field) counted.bit = std::uint64_t{1} << number;
    }
    counted_.push_back(counted);
  }
  std::ranges::stable_sort(counted_, {}, &Counted::first);
}

void Counter::choose(const Field& field, const SearchRequest& request, std::uint8_t number) {
  const store::ColumnField* column = columns_.find(field.id);
  if (column == nullptr) {
    passing_.push_back({std::uint64_t{1} << number, documents_of(refinement_query(database_, request, field),
                                                                 database_, columns_.last_docid())});
    return;
  }
  if (const auto values = request.chosen.find(field.id); values != request.chosen.end()) {
    for (const std::string& value : values->second) {
      const std::string key = value_key(field.kind, value);
      if (const auto id = columns_.id_of(field.id, key)) chosen_[*id] = number;
      if (!is_period(field.kind, key)) continue;
      const store::ValueId end = column->first + column->count;
      for (store::ValueId id = columns_.first_from(*column, key);
           id < end && columns_.key(id).starts_with(key); ++id)
        chosen_[id] = number;
    }
  }
  if (const auto ranges = request.ranges.find(field.id); ranges != request.ranges.end()) {
    for (const NumberRange& range : ranges->second) choose_between(*column, range, number);
  }
}

void Counter::choose_between(const store::ColumnField& column, const NumberRange& range,
                             std::uint8_t number) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t low = range.from ? *range.from : 0;
  const std::int64_t high = range.to ? *range.to : most;
  const auto [first, end] = values_between(columns_, column, low, high);
  for (store::ValueId id = first; id < end; ++id) chosen_[id] = number;
}

FacetCounts Counter::counts(FieldId field) const {
  const auto counted = std::ranges::find(counted_, field, &Counted::field);
  FacetCounts counts{counted->column, {}, counted->missing};
  if (counted->column != nullptr) {
    counts.counts = std::span(counts_).subspan(counted->column->first, counted->column->count);
  }
  return counts;
}

}  // namespace rosebud::searcher
