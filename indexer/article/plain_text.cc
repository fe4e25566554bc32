#include "indexer/article/plain_text.hh"

#include <cstddef>
#include <string>

#include "indexer/article/clean_text.hh"
#include "indexer/article/dated_title.hh"

namespace rosebud::indexer {
namespace {

// A line this long is a paragraph of its own: the text was not wrapped by hand.
constexpr std::size_t longest_wrapped_line = 120;

// The text of a Markdown heading, which people leave in files that they call plain text; empty for other
// lines.
std::string_view heading_in(std::string_view line) {
  const auto marks = line.find_first_not_of('#');
  if (marks == 0 || marks == std::string_view::npos || marks > 6 || line[marks] != ' ') return {};
  return trimmed(line.substr(marks));
}

// "THE APARTMENT (1960)" above the text, with or without a blank line between.
bool is_title(std::string_view line) {
  const auto dated = dated_title(line);
  return dated && !dated->name.empty();
}

}  // namespace

std::vector<Block> plain_text_to_blocks(std::string_view text) {
  std::vector<Block> blocks;
  std::string paragraph;
  const auto finish = [&] {
    std::string clean = collapsed(paragraph);
    if (!clean.empty()) blocks.push_back({BlockKind::paragraph, std::move(clean)});
    paragraph.clear();
  };
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string_view heading = heading_in(line);
    if (line.empty()) {
      finish();
    } else if (!heading.empty()) {
      finish();
      blocks.push_back({BlockKind::heading, collapsed(heading)});
    } else {
      const bool first = blocks.empty() && paragraph.empty();
      paragraph.append(line).append(" ");
      if (line.size() > longest_wrapped_line || (first && is_title(line))) finish();
    }
  }
  finish();
  return blocks;
}

}  // namespace rosebud::indexer
