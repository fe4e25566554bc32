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

#include "catalogue/facet_request.hh"
#include "catalogue/field_table.hh"
#include "catalogue/number_range.hh"

namespace rosebud {

// Milliseconds after which an answer is what was found until then; nothing: as long as it takes.
using TimeLimit = std::optional<std::uint32_t>;

enum class Sort : std::uint8_t { relevance, date, year, rating, title };

// Its name in flags and URLs ("relevance"), and back; nothing for a name that is none.
std::string_view sort_name(Sort sort);
std::optional<Sort> sort_named(std::string_view name);

// Whether all matches are counted.
enum class Total : std::uint8_t {
  exact,
  none,  // only the page is wanted: whatever could not be on it need not be looked at
};

struct SearchRequest {
  std::string text;  // as typed; empty: the whole archive
  // Chosen values per field, as typed: an article must have any of a field's values, for every field.
  std::map<FieldId, std::set<std::string>> chosen;
  // The same for numbers: any of a field's ranges.
  std::map<FieldId, std::set<NumberRange>> ranges;
  // Values and ranges that keep an article out when it has any of them, chosen or not.
  std::map<FieldId, std::set<std::string>> excluded;
  std::map<FieldId, std::set<NumberRange>> excluded_ranges;
  std::optional<Sort> sort;  // not given: by relevance with words, by date without
  std::size_t page = 1;      // from 1
  std::size_t limit = 10;    // hits a page; 0: counts alone
  std::vector<FacetRequest> facets;
  Total total = Total::exact;  // with facets always
  bool snippets = true;        // say of each hit why it matched
  bool explain = false;        // and how the query was understood, and what each score is made of
  // What the recency of articles counts from, like 20011231; 0: the day it is.
  std::uint32_t today = 0;
  TimeLimit time_limit{};

  Sort effective_sort() const { return sort.value_or(text.empty() ? Sort::date : Sort::relevance); }
  bool wants_total() const { return total == Total::exact || !facets.empty(); }
  bool chooses(FieldId id) const { return chosen.contains(id) || ranges.contains(id); }
  bool excludes(FieldId id) const { return excluded.contains(id) || excluded_ranges.contains(id); }
  bool refines(FieldId id) const { return chooses(id) || excludes(id); }

  // The comparison that is written for us turns bools into numbers.
  // NOLINTNEXTLINE(readability-implicit-bool-conversion)
  auto operator<=>(const SearchRequest&) const = default;
};

// Bounds that every front end holds a request to.
inline constexpr std::size_t max_limit = 100;
inline constexpr std::size_t max_text_bytes = 1000;
inline constexpr std::size_t max_page = 10'000;

// All that can be counted, to browse an archive by.
std::vector<FacetRequest> every_facet(const FieldTable& fields = {});

// Director, writer, year and what the archive declares: what is shown unless something else is asked for.
std::vector<FacetRequest> default_facets(const FieldTable& fields = {});

}  // namespace rosebud
