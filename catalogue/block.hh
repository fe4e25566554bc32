// The text of an article: a sequence of blocks, each of a kind.
#pragma once

#include <cstdint>
#include <string>

namespace rosebud {

// The values are stored in databases: append, never renumber.
enum class BlockKind : std::uint8_t {
  paragraph = 0,
  heading = 1,
  quote = 2,
  item = 3,     // of a list
  caption = 4,  // of an image, and alt text
  code = 5,
  table = 6,  // one row
  footnote = 7,
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  bool spoiler = false;  // it is searched, and shown only to a reader who asks for it
  bool operator==(const Block&) const = default;
};

}  // namespace rosebud
