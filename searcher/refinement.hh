// What a request chooses and excludes of one field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/number_range.hh"
#include "catalogue/request.hh"

namespace rosebud::searcher {

class Refinement {
 public:
  Refinement(const SearchRequest& request, const Field& field);

  // Whether an article must have one of some values, and whether it may not have some.
  bool chooses() const { return !chosen_.keys.empty() || !chosen_.ranges.empty(); }
  bool excludes() const { return !excluded_.keys.empty() || !excluded_.ranges.empty(); }

  bool is_chosen(std::string_view key) const { return holds(chosen_, key); }
  bool is_excluded(std::string_view key) const { return holds(excluded_, key); }

  // Whether a chosen range overlaps `range`, and whether an excluded one contains it.
  bool touches_chosen(const NumberRange& range) const;
  bool is_excluded(const NumberRange& range) const;

  // The keys that were chosen or excluded one by one, and so are to be listed whatever their counts: no
  // years or months of dates and no ranges of numbers, but single numbers.
  std::vector<std::string> named_keys() const;

 private:
  struct Values {
    std::vector<std::string> keys;
    std::vector<NumberRange> ranges;
  };

  bool holds(const Values& values, std::string_view key) const;

  FieldKind kind_;
  Values chosen_;
  Values excluded_;
};

}  // namespace rosebud::searcher
