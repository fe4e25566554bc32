// Where an article's front matter ends and its text begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rosebud::indexer {

enum class FrontMatterSyntax : std::uint8_t { none, yaml, toml, json, key_lines };

// As messages call it: "YAML", "TOML", "JSON", "key: value".
std::string_view syntax_name(FrontMatterSyntax syntax);

struct FrontMatter {
  FrontMatterSyntax syntax = FrontMatterSyntax::none;
  std::string_view text;      // between the fences; with the braces for JSON
  std::size_t line = 1;       // of `text`'s first line in the file
  std::string_view body;      // what follows
  bool unterminated = false;  // it begins as front matter and never ends; then all is body
};

// Splits `text` (decoded, lines end in '\n'): `---` opens YAML, `---json` and `---toml` what they say, `+++`
// TOML, each up to the same fence alone on a line; a `{` in the first line opens JSON up to its matching
// brace. A fence inside a value does not end it. Without a fence, `Key: value` lines that name a title are
// metadata up to the first blank line.
FrontMatter split_front_matter(std::string_view text);

}  // namespace rosebud::indexer
