// What the lines of one paragraph are: text to join, or the rows of a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The lines of `text` as one: white space collapsed, none at the ends. Between two Chinese or Japanese
// characters a line break is no space, as it is none on the page. No-break spaces become spaces; soft hyphens
// and zero-width spaces go.
std::string joined_lines(std::string_view text);

// `text` with every web address shortened to its host: the host says what is linked and can be looked for, a
// path is noise in a text.
std::string with_short_addresses(std::string_view text);

struct TableLines {
  std::string before;             // the lines above the table
  std::vector<std::string> rows;  // one each, cells separated by " | "
};

// The table that `text` holds: a line of cells, a line of dashes below it, and all that follows. Nothing when
// there is none.
std::optional<TableLines> table_in(std::string_view text);

}  // namespace rosebud::indexer
