#include "searcher/facets.hh"

#include <algorithm>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"

namespace rosebud::searcher {
namespace {

bool by_count_then_key(const FacetValue& left, const FacetValue& right) {
  if (left.count != right.count) return left.count > right.count;
  return left.key < right.key;
}

// Keeps the first `limit` values, and the chosen ones wherever they stand.
void keep_listed(std::vector<FacetValue>& values, std::size_t limit) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i >= limit && !values[i].chosen) continue;
    if (kept != i) values[kept] = std::move(values[i]);
    ++kept;
  }
  values.resize(kept);
}

}  // namespace

Facet facet_of(const FacetRequest& asked, const Counter& counter, const store::Columns& columns,
               const FieldTable& fields) {
  const FacetCounts counted = counter.counts(asked.field);
  Facet facet;
  facet.field = asked.field;
  facet.missing = counted.missing;
  for (std::size_t i = 0; i < counted.counts.size(); ++i) {
    const auto id = static_cast<store::ValueId>(counted.field->first + i);
    const std::size_t count = counted.counts[i];
    const bool chosen = counter.is_chosen(id);
    if (count > 0) ++facet.distinct;
    if (count > 0 || chosen)
      facet.values.push_back({std::string(columns.key(id)), std::string(columns.label(id)), count, chosen});
  }
  if (fields.field(asked.field).kind == FieldKind::number) return facet;  // by number as they stand
  std::ranges::sort(facet.values, by_count_then_key);
  keep_listed(facet.values, asked.limit);
  return facet;
}

}  // namespace rosebud::searcher
