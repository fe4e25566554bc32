#include "searcher/facets.hh"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "catalogue/value_key.hh"
#include "searcher/engine/values.hh"
#include "searcher/facet_values.hh"

namespace rosebud::searcher {
namespace {

// Of the values that stand in rows.
class ColumnNames final : public ValueNames {
 public:
  ColumnNames(const store::Columns& columns, const Field& field) : columns_(columns), field_(field) {}

  std::string_view key(std::uint32_t value) const override { return columns_.key(value); }

  std::string label(std::uint32_t value) const override { return std::string(columns_.label(value)); }

  std::string label_of(std::string_view key) const override {
    const auto id = columns_.id_of(field_.id, key);
    return std::string(id ? columns_.label(*id) : without_padding(field_.kind, key));
  }

 private:
  const store::Columns& columns_;
  const Field& field_;
};

// Of ratings and dates, whose values are numbers.
class ScalarNames final : public ValueNames {
 public:
  ScalarNames(const Field& field, const FacetCounts& counts) : field_(field) {
    for (const CountedValue& value : counts.values) {
      keys_.emplace(value.value, scalar_key(field.id, value.value));
    }
  }

  std::string_view key(std::uint32_t value) const override { return keys_.at(value); }
  std::string label(std::uint32_t value) const override { return label_of(key(value)); }
  std::string label_of(std::string_view key) const override {
    return std::string(without_padding(field_.kind, key));
  }

 private:
  const Field& field_;
  std::map<std::uint32_t, std::string> keys_;
};

}  // namespace

Facet counted_facet(const FacetRequest& asked, const Counter& counter, const FacetsOf& of) {
  const Field& field = of.archive.fields.field(asked.field);
  const FacetCounts counts = counter.counts(asked.field);
  if (is_scalar(field.id)) {
    const ScalarNames names(field, counts);
    return facet_of(asked, counts, {field, of.request, names, of.archive.people});
  }
  const ColumnNames names(of.columns, field);
  return facet_of(asked, counts, {field, of.request, names, of.archive.people});
}

}  // namespace rosebud::searcher
