#include "searcher/facets.hh"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"
#include "searcher/facet_values.hh"
#include "store/forms.hh"
#include "store/record.hh"
#include "store/terms.hh"
#include "store/values.hh"

namespace rosebud::searcher {
namespace {

// Ratings and dates have a slot to be sorted by: one value without a length before it.
std::vector<std::string> keys_in(const Field& field, const std::string& value) {
  if (value.empty()) return {};
  if (field.id == FieldId::rating || field.id == FieldId::date) return {value_key(field.kind, value)};
  return store::decode_list(value);
}

// The values of one field, numbered in the order of their keys.
class CountedNames final : public ValueNames {
 public:
  CountedNames(const Xapian::Database& database, const Field& field,
               const std::unordered_map<std::string, std::size_t>& counts)
      : database_(database), field_(field) {
    for (const auto& [key, count] : counts) keys_.push_back(key);
    std::ranges::sort(keys_);
  }

  std::span<const std::string_view> keys() const { return keys_; }

  std::uint32_t value(std::string_view key) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(keys_, key) - keys_.begin());
  }

  std::string_view key(std::uint32_t value) const override { return keys_[value]; }

  std::string label(std::string_view key) const override {
    if (has_bins(field_.kind)) return std::string(without_padding(field_.kind, key));
    return field_.facet ? store::written_form(database_, field_, key) : written_by_an_article(key);
  }

 private:
  // Of a field whose forms are no terms: titles, which few articles share.
  std::string written_by_an_article(std::string_view key) const {
    const std::string term = store::value_term(field_, key);
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) return std::string(key);
    const store::Record record = store::decode_record(database_.get_document(*posting).get_data());
    for (const std::string& written : record.values_of(field_.id)) {
      if (value_key(field_.kind, written) == key) return written;
    }
    return std::string(key);
  }

  const Xapian::Database& database_;
  const Field& field_;
  std::vector<std::string_view> keys_;
};

}  // namespace

FacetCounter::FacetCounter(const SearchRequest& request, FieldTable fields)
    : request_(request), fields_(std::move(fields)) {
  for (const FacetRequest& facet : request_.facets) column(facet.field).counted = true;
  for (const Field& field : fields_.fields()) {
    if (request_.refines(field.id)) column(field.id);
  }
}

FacetCounter::Column& FacetCounter::column(FieldId id) {
  const auto found = std::ranges::find(columns_, id, [](const Column& column) { return column.field->id; });
  if (found != columns_.end()) return *found;
  const Field& field = fields_.field(id);
  return columns_.emplace_back(Column{&field, Refinement(request_, field)});
}

void FacetCounter::read(Column& column, const Xapian::Document& document) {
  column.keys = keys_in(*column.field, document.get_value(column.field->slot));
  const auto chosen = [&](const std::string& key) { return column.refinement.is_chosen(key); };
  const auto excluded = [&](const std::string& key) { return column.refinement.is_excluded(key); };
  column.has_chosen = !column.refinement.chooses() || std::ranges::any_of(column.keys, chosen);
  column.has_excluded = column.refinement.excludes() && std::ranges::any_of(column.keys, excluded);
}

void FacetCounter::count(Column& column) {
  if (column.keys.empty()) ++column.missing;
  for (const std::string& key : column.keys) {
    const bool counts = !column.has_excluded || column.refinement.is_excluded(key);
    if (counts) ++column.counts[key];
  }
  if (column.has_excluded || column.keys.size() < 2 || !has_bins(column.field->kind)) return;
  std::vector<std::string> keys = column.keys;
  std::ranges::sort(keys);
  ++column.together[keys];
}

void FacetCounter::operator()(const Xapian::Document& document, double /*weight*/) {
  std::size_t failed = 0;
  const Column* failed_column = nullptr;
  for (Column& column : columns_) {
    read(column, document);
    if (column.has_chosen && !column.has_excluded) continue;
    ++failed;
    failed_column = &column;
  }
  if (failed > 1) return;
  if (failed == 0) ++total_;
  for (Column& column : columns_) {
    if (column.counted && (failed == 0 || &column == failed_column)) count(column);
  }
}

Facet FacetCounter::facet(const FacetRequest& asked, const Archive& archive) const {
  const auto at =
      std::ranges::find(columns_, asked.field, [](const Column& column) { return column.field->id; });
  const CountedNames names(archive.database, *at->field, at->counts);
  FacetCounts counts;
  counts.missing = at->missing;
  for (const std::string_view key : names.keys()) {
    counts.values.push_back({names.value(key), at->counts.at(std::string(key))});
  }
  for (const auto& [keys, count] : at->together) {
    CountedTogether together{{}, count};
    for (const std::string& key : keys) together.values.push_back(names.value(key));
    counts.together.push_back(std::move(together));
  }
  return facet_of(asked, counts, {*at->field, request_, names, archive.people});
}

}  // namespace rosebud::searcher
