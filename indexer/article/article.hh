// One article as it was understood: plain data, no Xapian.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/block.hh"
#include "catalogue/field.hh"

namespace rosebud::indexer {

// A fact about the article or its work.
struct Fact {
  FieldId field = FieldId::title;
  std::string written;
  bool operator==(const Fact&) const = default;
};

struct Article {
  std::string path;  // relative to the archive
  std::string address;
  std::vector<Fact> facts;
  std::optional<int> rating;  // 0 to 100
  std::string language;       // two letters
  std::vector<Block> blocks;

  std::vector<std::string_view> values_of(FieldId field) const {
    std::vector<std::string_view> values;
    for (const Fact& fact : facts) {
      if (fact.field == field) values.emplace_back(fact.written);
    }
    return values;
  }
};

}  // namespace rosebud::indexer
