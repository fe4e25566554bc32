#include "support/made_facet.hh"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "catalogue/value_key.hh"
#include "searcher/facet_values.hh"

namespace rosebud::testing {
namespace {

class MadeNames final : public searcher::ValueNames {
 public:
  MadeNames(FieldKind kind, const MadeCounts& counts) : kind_(kind) {
    for (const auto& [key, count] : counts.by_key) keys_.push_back(key);
  }

  std::uint32_t value(const std::string& key) const {
    return static_cast<std::uint32_t>(std::ranges::find(keys_, key) - keys_.begin());
  }
  std::string_view key(std::uint32_t value) const override { return keys_.at(value); }
  std::string label(std::uint32_t value) const override { return label_of(key(value)); }
  std::string label_of(std::string_view key) const override {
    std::string label(without_padding(kind_, key));
    for (char& c : label) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return label;
  }

 private:
  FieldKind kind_;
  std::vector<std::string> keys_;
};

}  // namespace

Facet made_facet(const Field& field, const MadeCounts& counts, const FacetRequest& asked,
                 const SearchRequest& request) {
  const MadeNames names(field.kind, counts);
  searcher::FacetCounts made;
  made.missing = counts.missing;
  for (const auto& [key, count] : counts.by_key) made.values.push_back({names.value(key), count});
  for (const auto& [keys, count] : counts.together) {
    made.together.push_back({{}, count});
    for (const std::string& key : keys) made.together.back().values.push_back(names.value(key));
  }
  return searcher::facet_of(asked, made, {field, request, names, {}});
}

Facet number_facet(const Field& field, const std::map<int, std::size_t>& counts,
                   const SearchRequest& request) {
  MadeCounts made;
  for (const auto& [number, count] : counts) made.by_key[fmt::format("{:04}", number)] = count;
  return made_facet(field, made, {field.id}, request);
}

}  // namespace rosebud::testing
