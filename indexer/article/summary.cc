#include "indexer/article/summary.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/field.hh"
#include "catalogue/fold.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/markdown.hh"

namespace rosebud::indexer {
namespace {

// So much of a text is searched for the summary, and so much of the summary for: an excerpt that a generator
// cut off in a sentence is of the text all the same.
constexpr std::size_t most_text = 20'000;
constexpr std::size_t telling_bytes = 60;

// Letters and digits alone: marks and spaces differ between a text and what was taken from it, dashes and
// quotes of U+2000 to U+203F too.
std::string letters_of(std::string_view text) {
  constexpr std::size_t mark_bytes = 3;
  const std::string folded = fold(text);
  std::string letters;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const char c = folded[at];
    if (folded.compare(at, 2, "\xE2\x80") == 0) {
      at += mark_bytes - 1;
    } else if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      letters += c;
    }
  }
  return letters;
}

std::string beginning_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (text.size() >= most_text) break;
    text.append(utf8::prefix(block.text, most_text - text.size()));
  }
  return text;
}

// A word alone is a label, an address no text.
bool says_something(std::string_view text) {
  const bool spaced = text.find(' ') != std::string_view::npos;
  const bool eastern =
      std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  return (spaced || eastern) && text.find("{{") == std::string_view::npos;
}

}  // namespace

bool is_summary_key(std::string_view key) {
  constexpr auto keys = std::to_array<std::string_view>(
      {"abstract", "description", "excerpt", "summary", "synopsis", "teaser"});
  return std::ranges::find(keys, std::string_view(normalised_key(key))) != keys.end();
}

std::vector<Block> missing_summaries(const Node& front_matter, const std::vector<Block>& text) {
  std::vector<Block> missing;
  std::string known;
  for (const NodeEntry& entry : front_matter.entries) {
    if (entry.value.kind != Node::Kind::scalar || !is_summary_key(entry.key)) continue;
    if (!says_something(entry.value.scalar)) continue;
    std::vector<Block> blocks = markdown_to_blocks(entry.value.scalar);
    const std::string letters = letters_of(beginning_of(blocks));
    if (known.empty()) known = letters_of(beginning_of(text)) + " ";
    if (letters.empty() || known.find(utf8::prefix(letters, telling_bytes)) != std::string::npos) continue;
    known += letters;
    std::ranges::move(blocks, std::back_inserter(missing));
  }
  return missing;
}

}  // namespace rosebud::indexer
