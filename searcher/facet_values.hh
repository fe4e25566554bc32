// What was counted becomes a facet: ordered, cut, gathered into bins, named as the archive writes it. Whoever
// counts, and however, hands over a FacetCounts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/request.hh"
#include "catalogue/results.hh"
#include "store/other_names.hh"

namespace rosebud::searcher {

// A value is a number here, and numbers have the order of the values' keys.
struct CountedValue {
  std::uint32_t value = 0;
  std::size_t count = 0;
  bool operator==(const CountedValue&) const = default;
};

// How many articles have just these values, several of them.
struct CountedTogether {
  std::vector<std::uint32_t> values;  // ascending
  std::size_t count = 0;
};

// What a counter found of one field, its own choice left aside and everything else heeded. The count of an
// excluded value is how many articles have it that nothing but this field's own exclusions keeps out (its
// choice left aside too).
struct FacetCounts {
  std::vector<CountedValue> values;       // ascending; may leave out those without articles
  std::vector<CountedTogether> together;  // asked for only of fields with bins (has_bins())
  std::size_t missing = 0;                // articles without a value
};

// The names of a field's values.
class ValueNames {
 public:
  ValueNames() = default;
  ValueNames(const ValueNames&) = delete;
  ValueNames& operator=(const ValueNames&) = delete;
  virtual ~ValueNames() = default;

  virtual std::string_view key(std::uint32_t value) const = 0;

  // How the archive writes a value.
  virtual std::string label(std::uint32_t value) const = 0;

  // How it writes the value with the key `key`, which may be one that it has not.
  virtual std::string label_of(std::string_view key) const = 0;
};

// What a facet is made from, beside its counts.
struct FacetSource {
  const Field& field;
  const SearchRequest& request;  // with values that the archive has
  const ValueNames& names;
  const store::OtherNames& people;
};

Facet facet_of(const FacetRequest& asked, const FacetCounts& counts, const FacetSource& source);

}  // namespace rosebud::searcher
