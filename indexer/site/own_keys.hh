// A site's own keys: metadata as if it had been written with the keys of the field table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/field.hh"
#include "catalogue/key_path.hh"
#include "catalogue/settings.hh"
#include "indexer/article/node.hh"

namespace rosebud::indexer {

// What stands at `path` in `map`: the value itself, or a list where the path goes over the items of one. Keys
// match as written or else by normalised_key(), also one level down in `params` and `extra`; a key with dots
// in its name is found as written. Nothing when there is no value.
std::optional<Node> value_at(const Node& map, const KeyPath& path);

// The scalars at or below a value, trimmed, in order.
std::vector<std::string> scalars_in(const Node& node);

class OwnKeys {
 public:
  explicit OwnKeys(std::vector<FieldMapping> mappings);

  // `map` with each mapped value under a key of the field it fills. Where a mapping finds something, the
  // field's usual keys are gone, and a mapped key fills only the fields it is named for; the article's own
  // title and date keep theirs.
  Node apply(const Node& map) const;

  // Whether `key` is one that a mapping begins with.
  bool knows(std::string_view key) const;

  // Whether a mapping says what fills the field.
  bool names(FieldId id) const;

 private:
  struct Mapping {
    std::optional<FieldId> id;  // nothing for a declared field
    std::string key;            // under which read_metadata() looks for the field
    std::vector<KeyPath> paths;
  };
  std::vector<Mapping> mappings_;
};

// The mappings of an archive's articles: its `[fields]` and the keys of its own facets.
std::vector<FieldMapping> article_mappings(const Settings& settings);

}  // namespace rosebud::indexer
