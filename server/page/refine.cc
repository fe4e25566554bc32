#include "server/page/refine.hh"

#include <utility>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"

namespace rosebud::server {
namespace {

SearchRequest from_the_start(const SearchRequest& request) {
  return on_page(request, 1);
}

template <typename Map, typename Value>
void add(Map& map, FieldId id, Value value) {
  map[id].insert(std::move(value));
}

template <typename Map, typename Condition>
void remove_if(Map& map, FieldId id, Condition condition) {
  const auto found = map.find(id);
  if (found == map.end()) return;
  std::erase_if(found->second, condition);
  if (found->second.empty()) map.erase(found);
}

// The form of `value` that makes the better URL and still names it.
std::string typed_form(FieldKind kind, const FacetValue& value) {
  return value_key(kind, value.label) == value.key ? value.label : value.key;
}

}  // namespace

SearchRequest toggled(const SearchRequest& request, const Field& field, const FacetValue& value) {
  const FieldKind kind = field.kind;
  const FieldId id = field.id;
  if (kind == FieldKind::number) {
    const auto number = parse_number(value.key);
    return number ? toggled(request, id, NumberRange{number, number}) : from_the_start(request);
  }
  SearchRequest next = from_the_start(request);
  if (value.excluded) {
    remove_if(next.excluded, id,
              [&](const std::string& typed) { return stands_for(kind, value_key(kind, typed), value.key); });
    return next;
  }
  if (!value.chosen) {
    add(next.chosen, id, typed_form(kind, value));
    return next;
  }
  remove_if(next.chosen, id, [&](const std::string& typed) { return value_key(kind, typed) == value.key; });
  // Chosen by words that mean it without being it: then those have to go.
  if (next.chosen == request.chosen) next.chosen.erase(id);
  return next;
}

SearchRequest without(const SearchRequest& request, FieldId id, const std::string& typed) {
  SearchRequest next = from_the_start(request);
  remove_if(next.chosen, id, [&](const std::string& other) { return other == typed; });
  return next;
}

SearchRequest without(const SearchRequest& request, FieldId id, const NumberRange& range) {
  SearchRequest next = from_the_start(request);
  remove_if(next.ranges, id, [&](const NumberRange& other) { return other == range; });
  return next;
}

SearchRequest without_exclusion(const SearchRequest& request, FieldId id, const std::string& typed) {
  SearchRequest next = from_the_start(request);
  remove_if(next.excluded, id, [&](const std::string& other) { return other == typed; });
  return next;
}

SearchRequest without_exclusion(const SearchRequest& request, FieldId id, const NumberRange& range) {
  SearchRequest next = from_the_start(request);
  remove_if(next.excluded_ranges, id, [&](const NumberRange& other) { return other == range; });
  return next;
}

SearchRequest without_refinements(const SearchRequest& request) {
  SearchRequest next = from_the_start(request);
  next.chosen.clear();
  next.ranges.clear();
  next.excluded.clear();
  next.excluded_ranges.clear();
  return next;
}

SearchRequest toggled(const SearchRequest& request, FieldId id, const NumberRange& range) {
  const auto found = request.ranges.find(id);
  if (found != request.ranges.end() && found->second.contains(range)) return without(request, id, range);
  SearchRequest next = from_the_start(request);
  remove_if(next.ranges, id, [&](const NumberRange& other) { return contains(other, range); });
  add(next.ranges, id, range);
  return next;
}

SearchRequest sorted_by(const SearchRequest& request, Sort sort) {
  SearchRequest next = from_the_start(request);
  next.sort.reset();
  // The order that is taken anyway needs no word in the URL.
  if (next.effective_sort() != sort) next.sort = sort;
  return next;
}

SearchRequest with_facet_limit(const SearchRequest& request, FieldId id, std::size_t limit) {
  SearchRequest next = from_the_start(request);
  for (FacetRequest& facet : next.facets) {
    if (facet.field == id) facet.limit = limit;
  }
  return next;
}

SearchRequest on_page(const SearchRequest& request, std::size_t page) {
  SearchRequest next = request;
  next.page = page;
  return next;
}

}  // namespace rosebud::server
