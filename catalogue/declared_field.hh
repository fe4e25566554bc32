// A field that an archive declares for itself, beside those of the field table.
#pragma once

#include <string>
#include <vector>

#include "catalogue/field.hh"

namespace rosebud {

// From `[facets.NAME]` in rosebud.toml. It is counted, refined by and queried as `name:value`, like a field
// of the table.
struct DeclaredField {
  std::string name;                     // in queries, flags, URLs and JSON: lower-case letters, digits, '_'
  FieldKind kind = FieldKind::keyword;  // keyword, name, number or date
  std::string label;                    // the heading above its values; empty: the name
  std::vector<std::string> keys;        // front matter keys that fill it; empty: the name
  bool operator==(const DeclaredField&) const = default;
};

}  // namespace rosebud
