#include "indexer/article/front_matter.hh"

#include <algorithm>
#include <optional>

#include "indexer/article/key_lines.hh"

namespace rosebud::indexer {
namespace {

std::string_view without_trailing_space(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

struct Line {
  std::string_view text;  // without trailing space
  std::size_t begin;
  std::size_t next;  // where the following line begins
};

Line line_at(std::string_view text, std::size_t begin) {
  const auto end = text.find('\n', begin);
  const bool last = end == std::string_view::npos;
  return {without_trailing_space(text.substr(begin, last ? std::string_view::npos : end - begin)), begin,
          last ? text.size() : end + 1};
}

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

FrontMatter fenced(std::string_view text, Line opening, std::string_view closing, FrontMatterSyntax syntax) {
  FrontMatter result;
  result.syntax = syntax;
  result.line = 1 + count_lines(text.substr(0, opening.next));
  for (std::size_t at = opening.next; at < text.size();) {
    const Line line = line_at(text, at);
    // YAML's own end of document, "...", closes it too (Pandoc, Jekyll).
    if (line.text == closing || (closing == "---" && line.text == "...")) {
      result.text = text.substr(opening.next, line.begin - opening.next);
      result.body = text.substr(line.next);
      return result;
    }
    at = line.next;
  }
  return {FrontMatterSyntax::none, {}, 1, text, true};
}

// The offset behind the brace that closes the one at `begin`, strings skipped.
std::optional<std::size_t> end_of_object(std::string_view text, std::size_t begin) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::nullopt;
}

FrontMatter json_object(std::string_view text, Line opening) {
  // An object's first key stands in quotes; a template such as "{{< figure >}}" or "{% raw %}" does not.
  const auto key = text.find_first_not_of(" \t\n", opening.begin + 1);
  if (key == std::string_view::npos || (text[key] != '"' && text[key] != '}')) {
    return {FrontMatterSyntax::none, {}, 1, text, false};
  }
  const auto end = end_of_object(text, opening.begin);
  if (!end) return {FrontMatterSyntax::none, {}, 1, text, true};
  return {FrontMatterSyntax::json, text.substr(opening.begin, *end - opening.begin),
          1 + count_lines(text.substr(0, opening.begin)), text.substr(line_at(text, *end).next), false};
}

}  // namespace

std::string_view syntax_name(FrontMatterSyntax syntax) {
  switch (syntax) {
    case FrontMatterSyntax::yaml:
      return "YAML";
    case FrontMatterSyntax::toml:
      return "TOML";
    case FrontMatterSyntax::json:
      return "JSON";
    case FrontMatterSyntax::key_lines:
      return "key: value";
    case FrontMatterSyntax::none:
      break;
  }
  return "no";
}

FrontMatter split_front_matter(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {FrontMatterSyntax::none, {}, 1, text, false};
  // Blank lines above the fence are forgiven, indentation is not: that is a Markdown rule or a code block.
  const auto line_begin = first == 0 ? 0 : text.rfind('\n', first) + 1;
  if (line_begin != first) return {FrontMatterSyntax::none, {}, 1, text, false};
  const Line opening = line_at(text, line_begin);
  if (opening.text == "---" || opening.text == "---yaml")
    return fenced(text, opening, "---", FrontMatterSyntax::yaml);
  if (opening.text == "---json" || opening.text == ";;;") {
    return fenced(text, opening, opening.text.substr(0, 3), FrontMatterSyntax::json);
  }
  if (opening.text == "---toml") return fenced(text, opening, "---", FrontMatterSyntax::toml);
  if (opening.text == "+++") return fenced(text, opening, "+++", FrontMatterSyntax::toml);
  if (opening.text.starts_with('{')) return json_object(text, opening);
  if (const std::size_t length = length_of_key_lines(text.substr(line_begin))) {
    return {FrontMatterSyntax::key_lines, text.substr(line_begin, length),
            1 + count_lines(text.substr(0, line_begin)), text.substr(line_begin + length), false};
  }
  return {FrontMatterSyntax::none, {}, 1, text, false};
}

}  // namespace rosebud::indexer
