#include "indexer/article/exported_metadata.hh"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/article/clean_text.hh"
#include "indexer/article/metadata_error.hh"
#include "indexer/article/parse_front_matter.hh"

namespace rosebud::indexer {
namespace {

// The object's offset in a line such as "export const metadata: Metadata = {"; npos in any other.
std::size_t object_in(std::string_view line) {
  constexpr std::string_view opening = "export const ";
  constexpr auto names =
      std::to_array<std::string_view>({"attributes", "frontMatter", "frontmatter", "meta", "metadata"});
  if (!line.starts_with(opening)) return std::string_view::npos;
  const std::string_view rest = line.substr(opening.size());
  const std::string_view name = rest.substr(0, rest.find_first_of(" :="));
  if (std::ranges::find(names, name) == names.end()) return std::string_view::npos;
  const auto sign = line.find('=');
  const auto brace = sign == std::string_view::npos ? sign : line.find_first_not_of(" \t", sign + 1);
  return brace != std::string_view::npos && line[brace] == '{' ? brace : std::string_view::npos;
}

// Calls, templates and what else has to be run.
bool is_of_code(std::string_view text) {
  constexpr std::string_view signs = "()`;=?";
  return signs.find(text[0]) != std::string_view::npos || text.starts_with("...");
}

// Behind the brace that closes the one at `begin`; npos without one, and where code stands in the object.
std::size_t end_of_object(std::string_view text, std::size_t begin) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') {
        ++i;
      } else if (c == quote) {
        quote = 0;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (is_of_code(text.substr(i))) {
      return std::string_view::npos;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<FrontMatter> exported_metadata(std::string_view text) {
  std::size_t line_number = 1;
  for (std::size_t at = 0; at < text.size(); ++line_number) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const auto object = object_in(line);
    if (object == std::string_view::npos) {
      // Only imports and other exports stand above it.
      const bool above = trimmed(line).empty() || line.starts_with("import ") || line.starts_with("export ");
      if (!above) return std::nullopt;
      at += line.size() + 1;
      continue;
    }
    const auto end =
        end_of_object(text.substr(0, std::min(text.size(), at + max_front_matter_bytes)), at + object);
    if (end == std::string_view::npos) return std::nullopt;
    const auto next = std::min(text.find('\n', end), text.size());
    // An object of plain data is a map of YAML's flow style, too.
    const FrontMatter found{FrontMatterSyntax::yaml, text.substr(at + object, end - at - object), line_number,
                            text.substr(next), false};
    try {
      return parse_front_matter(found).kind == Node::Kind::map ? std::optional(found) : std::nullopt;
    } catch (const MetadataError&) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace rosebud::indexer
