// Front matter as a tree, whatever syntax it was written in. Scalars stay as written: what a value means is
// decided by the field it fills, so that the title 300 stays a title.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

struct NodeEntry;

struct Node {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string scalar;
  std::size_t line = 0;  // in the file, from 1
  std::vector<Node> items;
  std::vector<NodeEntry> entries;
};

struct NodeEntry {
  std::string key;
  Node value;
};

}  // namespace rosebud::indexer
