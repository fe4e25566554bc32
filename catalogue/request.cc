#include "catalogue/request.hh"

#include <algorithm>
#include <array>
#include <utility>

namespace rosebud {
namespace {

constexpr std::array<std::pair<Sort, std::string_view>, 5> sorts{{
    {Sort::relevance, "relevance"},
    {Sort::date, "date"},
    {Sort::year, "year"},
    {Sort::rating, "rating"},
    {Sort::title, "title"},
}};

}  // namespace

std::string_view sort_name(Sort sort) {
  const auto* row = std::ranges::find(sorts, sort, &std::pair<Sort, std::string_view>::first);
  return row->second;
}

std::optional<Sort> sort_named(std::string_view name) {
  const auto* row = std::ranges::find(sorts, name, &std::pair<Sort, std::string_view>::second);
  if (row == sorts.end()) return std::nullopt;
  return row->first;
}

std::vector<FacetRequest> every_facet(const FieldTable& fields) {
  std::vector<FacetRequest> facets;
  for (const Field& field : fields.fields()) {
    if (can_be_counted(field)) facets.push_back({field.id});
  }
  return facets;
}

std::vector<FacetRequest> default_facets(const FieldTable& fields) {
  std::vector<FacetRequest> facets{{FieldId::director}, {FieldId::writer}, {FieldId::year}};
  for (const DeclaredField& own : fields.declared()) facets.push_back({declared_id(own.name)});
  return facets;
}

}  // namespace rosebud
