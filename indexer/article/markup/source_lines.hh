// What a line of Markdown source is, before its text is looked at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rosebud::indexer {

// The signs of the quotes and list items that a line begins with, white space included.
std::size_t container_length(std::string_view line);

struct CodeFence {
  char character = '`';
  std::size_t length = 0;
};

// The fence that opens on this line, in a quote or list or not.
std::optional<CodeFence> opening_fence(std::string_view line);
bool closes_fence(std::string_view line, const CodeFence& fence);

// "[^label]: " at the beginning of a line: the length of it.
std::optional<std::size_t> footnote_definition(std::string_view line);

// Obsidian's "> [!type]- Title".
struct Callout {
  std::size_t quote = 0;  // the length of the quote's signs
  std::string type;       // lower case
  std::string_view title;
};
std::optional<Callout> callout(std::string_view line);

// ":::type[Title]" and ":::" of Docusaurus, Starlight and Pandoc.
struct Directive {
  std::string type;  // empty: it closes the innermost
  std::string_view title;
};
std::optional<Directive> directive(std::string_view line);

// The tags of a line that holds nothing but "#tag #other/tag"; empty for any other line.
std::vector<std::string> tags_of_line(std::string_view line);

// A line that the generator replaces or takes as an instruction: "[TOC]", "{: .class}", "{:toc}".
bool is_instruction(std::string_view line);

}  // namespace rosebud::indexer
