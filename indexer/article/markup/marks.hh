// Signs that cleaned Markdown carries through cmark to the collector of blocks. They are control characters,
// which the cleaner takes out of what people write, so that none comes from an article itself.
#pragma once

namespace rosebud::indexer::mark {

inline constexpr char spoiler_begins = '\x01';
inline constexpr char spoiler_ends = '\x02';
inline constexpr char caption_begins = '\x03';
inline constexpr char caption_ends = '\x04';
inline constexpr char footnote = '\x05';  // what follows is the text of a footnote

constexpr bool is_mark(char c) {
  return c >= spoiler_begins && c <= footnote;
}

}  // namespace rosebud::indexer::mark
