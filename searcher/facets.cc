#include "searcher/facets.hh"

#include <algorithm>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"
#include "store/forms.hh"
#include "store/values.hh"

namespace rosebud::searcher {
namespace {

std::string label_of(const Xapian::Database& database, const Field& field, const std::string& key) {
  if (field.kind != FieldKind::number) return store::written_form(database, field, key);
  const auto first = key.find_first_not_of('0');
  return first == std::string::npos ? "0" : key.substr(first);
}

bool by_count_then_key(const FacetValue& left, const FacetValue& right) {
  if (left.count != right.count) return left.count > right.count;
  return left.key < right.key;
}

// Keys have four digits at least; longer ones do not sort as text.
bool by_number_then_key(const FacetValue& left, const FacetValue& right) {
  if (left.key.size() != right.key.size()) return left.key.size() < right.key.size();
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

FacetCounter::FacetCounter(const SearchRequest& request, FieldTable fields) : fields_(std::move(fields)) {
  for (const FacetRequest& facet : request.facets) column(facet.field).counted = true;
  for (const auto& [id, values] : request.chosen) {
    Column& refined = column(id);
    refined.refined = true;
    for (const std::string& value : values) {
      refined.chosen.push_back(value_key(refined.kind, value));
      // A period is chosen, but no value to be listed.
      const bool listed = !is_period(refined.kind, refined.chosen.back());
      if (listed) refined.counts.try_emplace(refined.chosen.back(), 0);
    }
  }
  for (const auto& [id, ranges] : request.ranges) {
    Column& refined = column(id);
    refined.refined = true;
    refined.ranges.assign(ranges.begin(), ranges.end());
  }
}

FacetCounter::Column& FacetCounter::column(FieldId id) {
  const auto found = std::ranges::find(columns_, id, &Column::field);
  if (found != columns_.end()) return *found;
  Column fresh;
  fresh.field = id;
  fresh.slot = fields_.field(id).slot;
  fresh.kind = fields_.field(id).kind;
  columns_.push_back(std::move(fresh));
  return columns_.back();
}

bool FacetCounter::is_chosen(const Column& column, std::string_view key) {
  return std::ranges::any_of(column.chosen,
                             [&](const std::string& chosen) { return stands_for(column.kind, chosen, key); });
}

bool FacetCounter::passes(const Column& column) {
  bool passed = false;
  store::for_each_key(column.value, [&](std::string_view key) {
    if (passed) return;
    passed = is_chosen(column, key);
    if (passed || column.ranges.empty()) return;
    const auto number = parse_number(key);
    passed = number && std::ranges::any_of(column.ranges,
                                           [&](const NumberRange& range) { return range.contains(*number); });
  });
  return passed;
}

void FacetCounter::count(Column& column) {
  if (column.value.empty()) ++column.missing;
  store::for_each_key(column.value, [&](std::string_view key) { ++column.counts[std::string(key)]; });
}

void FacetCounter::operator()(const Xapian::Document& document, double /*weight*/) {
  std::size_t failed = 0;
  const Column* failed_column = nullptr;
  for (Column& column : columns_) {
    column.value = document.get_value(column.slot);
    if (!column.refined || passes(column)) continue;
    ++failed;
    failed_column = &column;
  }
  if (failed > 1) return;
  if (failed == 0) ++total_;
  for (Column& column : columns_) {
    if (column.counted && (failed == 0 || &column == failed_column)) count(column);
  }
}

Facet FacetCounter::facet(const FacetRequest& asked, const Xapian::Database& database) const {
  const Column& column = *std::ranges::find(columns_, asked.field, &Column::field);
  const Field& row = fields_.field(asked.field);
  Facet facet;
  facet.field = asked.field;
  facet.missing = column.missing;
  for (const auto& [key, count] : column.counts) {
    facet.values.push_back({key, "", count, is_chosen(column, key)});
    if (count > 0) ++facet.distinct;
  }
  if (row.kind == FieldKind::number) {
    std::ranges::sort(facet.values, by_number_then_key);
    for (FacetValue& value : facet.values) {
      const auto number = parse_number(value.key);
      const auto in_range = [&](const NumberRange& range) { return number && range.contains(*number); };
      value.chosen = value.chosen || std::ranges::any_of(column.ranges, in_range);
    }
  } else {
    std::ranges::sort(facet.values, by_count_then_key);
    keep_listed(facet.values, asked.limit);
  }
  for (FacetValue& value : facet.values) value.label = label_of(database, row, value.key);
  return facet;
}

}  // namespace rosebud::searcher
