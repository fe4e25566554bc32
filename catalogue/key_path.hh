// Where a value stands in front matter or in a record: "book.contributors[].name".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosebud {

// One key, and what is done with the list below it.
struct KeyStep {
  std::string key;
  bool each = false;           // every item of the list
  std::string filter_key{};    // only the items that have this key ...
  std::string filter_value{};  // ... with this value
  bool operator==(const KeyStep&) const = default;
};

struct KeyPath {
  std::string written;
  std::vector<KeyStep> steps;
  bool operator==(const KeyPath&) const = default;
};

// Reads a path: keys with dots between them, `[]` behind a key for every item of its list, `[role=director]`
// for those items whose `role` is "director". Throws Error, without a place, when it is none.
KeyPath parse_key_path(std::string_view written);

}  // namespace rosebud
