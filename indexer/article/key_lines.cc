#include "indexer/article/key_lines.hh"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/ascii.hh"
#include "catalogue/field.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/metadata_error.hh"

namespace rosebud::indexer {
namespace {

struct KeyLine {
  std::string_view key;
  std::string_view value;
  bool property = false;  // "key:: value", as outliners write it
};

// The lines above a letter: messages of newsgroups and mailing lists.
bool is_of_a_letter(std::string_view key) {
  constexpr auto keys = std::to_array<std::string_view>(
      {"subject", "from", "newsgroups", "messageid", "organization", "replyto", "followupto", "references",
       "sender", "to", "xref", "path", "lines"});
  return std::ranges::find(keys, normalised_key(key)) != keys.end();
}

bool is_subject(std::string_view key) {
  return normalised_key(key) == "subject";
}

// "someone@example.org (A. Critic)" and "A. Critic <someone@example.org>" without the address.
std::string sender_in(std::string_view value) {
  if (const auto open = value.find('('); open != std::string_view::npos && value.ends_with(')')) {
    return std::string(trimmed(value.substr(open + 1, value.size() - open - 2)));
  }
  const std::string_view name = trimmed(value.substr(0, value.find('<')));
  return name.find('@') == std::string_view::npos ? without_markup(name) : std::string();
}

std::optional<KeyLine> key_line(std::string_view line) {
  constexpr std::size_t longest_key = 30;
  const auto colon = line.find(": ");
  if (colon == 0 || colon == std::string_view::npos || colon > longest_key || !is_letter(line[0])) {
    return std::nullopt;
  }
  std::string_view key = line.substr(0, colon);
  const bool property = key.ends_with(':');
  if (property) key.remove_suffix(1);
  const bool plain = std::ranges::all_of(
      key, [](char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == '_' || c == '-'; });
  if (!plain || std::ranges::count(key, ' ') > 2) return std::nullopt;
  return KeyLine{key, trimmed(line.substr(colon + 2)), property};
}

bool is_indented(std::string_view line) {
  return line.starts_with("  ") || line.starts_with('\t');
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

}  // namespace

std::size_t length_of_key_lines(std::string_view text) {
  constexpr std::size_t fewest = 2;
  std::size_t keys = 0;
  std::size_t known = 0;
  std::size_t properties = 0;
  bool titled = false;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t length = text.size() - rest.size();
    const std::string_view line = take_line(rest);
    if (trimmed(line).empty()) {
      // A page of properties has the file's name for a title.
      const bool enough = properties == keys ? known > 0 : titled && properties == 0 && known * 2 >= keys;
      const bool is_metadata = keys >= fewest && enough;
      return is_metadata && length <= max_front_matter_bytes ? length : 0;
    }
    if (keys > 0 && is_indented(line)) continue;
    const auto entry = key_line(line);
    if (!entry) return 0;
    ++keys;
    const auto field = field_of_key(entry->key);
    properties += entry->property ? 1U : 0U;
    known += field || is_of_a_letter(entry->key) ? 1U : 0U;
    titled = titled || field == FieldId::title || is_subject(entry->key);
  }
  return 0;
}

Node parse_key_lines(std::string_view text, std::size_t first_line) {
  Node map;
  map.kind = Node::Kind::map;
  map.line = first_line;
  for (std::size_t line_number = first_line; !text.empty(); ++line_number) {
    const std::string_view line = take_line(text);
    if (is_indented(line) && !map.entries.empty()) {
      map.entries.back().value.scalar.append(" ").append(trimmed(line));
      continue;
    }
    const auto entry = key_line(line);
    if (!entry) continue;
    Node value;
    value.kind = Node::Kind::scalar;
    value.scalar = entry->value;
    value.line = line_number;
    std::string key(entry->key);
    if (is_subject(key)) key = "title";
    if (is_of_a_letter(key) && normalised_key(key) == "from") {
      key = "author";
      value.scalar = sender_in(entry->value);
    }
    map.entries.push_back({std::move(key), std::move(value)});
  }
  return map;
}

}  // namespace rosebud::indexer
