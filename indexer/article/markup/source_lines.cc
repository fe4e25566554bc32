#include "indexer/article/markup/source_lines.hh"

#include <algorithm>

#include "catalogue/ascii.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

std::size_t spaces_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t", at), text.size()) - at;
}

std::size_t run_length(std::string_view text, char c) {
  return std::min(text.find_first_not_of(c), text.size());
}

// "- ", "* ", "+ ", "12. ", "12) ": the length of the sign, with one space.
std::size_t list_sign(std::string_view text) {
  constexpr std::size_t longest_number = 9;
  std::size_t length = 0;
  while (length < text.size() && length < longest_number && is_digit(text[length])) ++length;
  const std::string_view signs = length == 0 ? "-*+" : ".)";
  if (length >= text.size() || signs.find(text[length]) == std::string_view::npos) return 0;
  ++length;
  return length < text.size() && (text[length] == ' ' || text[length] == '\t') ? length + 1 : 0;
}

std::size_t quote_signs(std::string_view line) {
  std::size_t length = 0;
  for (std::size_t at = spaces_at(line, 0); at < line.size() && line[at] == '>'; at += spaces_at(line, at)) {
    length = ++at;
  }
  return length;
}

bool is_tag_character(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '/' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::size_t container_length(std::string_view line) {
  std::size_t at = 0;
  for (;;) {
    at += spaces_at(line, at);
    if (at < line.size() && line[at] == '>') {
      ++at;
    } else if (const std::size_t sign = list_sign(line.substr(at))) {
      at += sign;
    } else {
      return at;
    }
  }
}

std::optional<CodeFence> opening_fence(std::string_view line) {
  const std::string_view content = line.substr(container_length(line));
  if (content.empty() || (content[0] != '`' && content[0] != '~')) return std::nullopt;
  const CodeFence fence{content[0], run_length(content, content[0])};
  const bool code_span = fence.character == '`' && content.find('`', fence.length) != std::string_view::npos;
  return fence.length >= 3 && !code_span ? std::optional(fence) : std::nullopt;
}

bool closes_fence(std::string_view line, const CodeFence& fence) {
  const std::string_view content = trimmed(line.substr(quote_signs(line)));
  return content.size() >= fence.length && run_length(content, fence.character) == content.size();
}

std::optional<std::size_t> footnote_definition(std::string_view line) {
  const std::size_t indent = spaces_at(line, 0);
  const std::string_view content = line.substr(indent);
  if (indent > 3 || !content.starts_with("[^")) return std::nullopt;
  const auto end = content.find("]:");
  if (end == std::string_view::npos || end < 3) return std::nullopt;
  if (content.substr(2, end - 2).find_first_of("[] ") != std::string_view::npos) return std::nullopt;
  return indent + end + 2;
}

std::optional<Callout> callout(std::string_view line) {
  Callout found;
  found.quote = quote_signs(line);
  if (found.quote == 0) return std::nullopt;
  const std::string_view content = trimmed(line.substr(found.quote));
  const auto close = content.find(']');
  if (!content.starts_with("[!") || close == std::string_view::npos) return std::nullopt;
  for (const char c : content.substr(2, close - 2)) found.type += to_lower(c);
  found.title = content.substr(close + 1);
  if (found.title.starts_with('-') || found.title.starts_with('+')) found.title.remove_prefix(1);
  found.title = trimmed(found.title);
  return found;
}

std::optional<Directive> directive(std::string_view line) {
  const std::string_view content = trimmed(line);
  const std::size_t colons = run_length(content, ':');
  if (colons < 3) return std::nullopt;
  std::string_view rest = trimmed(content.substr(colons));
  Directive found;
  const auto* const end = std::ranges::find_if_not(rest, is_tag_character);
  for (const char c : std::string_view(rest.begin(), end)) found.type += to_lower(c);
  rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  // Pandoc's "::: {.spoiler}".
  if (found.type.empty() && !rest.empty() && rest[0] != '{') return std::nullopt;
  if (rest.starts_with('{')) {
    for (const char c : rest) found.type += to_lower(c);
  } else if (rest.starts_with('[') && rest.find(']') != std::string_view::npos) {
    found.title = rest.substr(1, rest.rfind(']') - 1);
  } else {
    found.title = trimmed(rest);
  }
  return found;
}

std::vector<std::string> tags_of_line(std::string_view line) {
  std::vector<std::string> tags;
  for (const std::string& word : split(line, " \t,")) {
    const std::string_view tag = std::string_view(word).substr(1);
    const bool is_tag = word[0] == '#' && !tag.empty() && std::ranges::all_of(tag, is_tag_character);
    if (!is_tag) return {};
    // "#1970" is no tag, but may stand among them.
    if (!std::ranges::all_of(tag, is_digit)) tags.emplace_back(tag);
  }
  return tags;
}

bool is_instruction(std::string_view line) {
  constexpr std::size_t longest = 200;
  const std::string_view content = trimmed(line);
  if (content.size() < 3 || content.size() > longest) return false;
  if (content[0] == '{' && content.back() == '}') {
    return content[1] == ':' || ((content[1] == '.' || content[1] == '#') && is_letter(content[2]));
  }
  return equal_ignoring_case(content, "[toc]") || equal_ignoring_case(content, "[[toc]]") ||
         equal_ignoring_case(content, "[[_toc_]]");
}

}  // namespace rosebud::indexer
