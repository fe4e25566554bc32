// A question put to an archive, as a small ordered value: what a URL or a command line becomes, what a cache
// is keyed by, what a test builds.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field_table.hh"
#include "catalogue/number_range.hh"

namespace rosebud {

enum class Sort : std::uint8_t { relevance, date, year, rating, title };

// Its name in flags and URLs ("relevance"), and back; nothing for a name that is none.
std::string_view sort_name(Sort sort);
std::optional<Sort> sort_named(std::string_view name);

// A facet to count: at most `limit` values are listed, besides the chosen ones; numbers list every value.
struct FacetRequest {
  FieldId field = FieldId::director;
  std::size_t limit = 10;
  auto operator<=>(const FacetRequest&) const = default;
};

struct SearchRequest {
  std::string text;  // as typed; empty: the whole archive
  // Chosen values per field, as typed: an article must have any of a field's values, for every field.
  std::map<FieldId, std::set<std::string>> chosen;
  // The same for numbers: any of a field's ranges.
  std::map<FieldId, std::set<NumberRange>> ranges;
  std::optional<Sort> sort;  // not given: by relevance with words, by date without
  std::size_t page = 1;      // from 1
  std::size_t limit = 10;    // hits a page
  std::vector<FacetRequest> facets;
  bool snippets = true;  // say of each hit why it matched

  Sort effective_sort() const { return sort.value_or(text.empty() ? Sort::date : Sort::relevance); }
  bool refines(FieldId id) const { return chosen.contains(id) || ranges.contains(id); }

  auto operator<=>(const SearchRequest&) const = default;
};

// Bounds that every front end holds a request to.
inline constexpr std::size_t max_limit = 100;
inline constexpr std::size_t max_text_bytes = 1000;
inline constexpr std::size_t max_page = 10'000;

// Director, writer, year and what the archive declares: what is shown unless something else is asked for.
std::vector<FacetRequest> default_facets(const FieldTable& fields = {});

}  // namespace rosebud
