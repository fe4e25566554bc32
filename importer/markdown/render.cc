#include "importer/markdown/render.hh"

#include <algorithm>

#include <fmt/format.h>

#include "importer/markdown/escape.hh"
#include "importer/markdown/inline.hh"

namespace rosebud::importer {
namespace {

using Kind = MarkdownBlock::Kind;

// Every line but the first indented; empty lines stay empty.
std::string indented(std::string_view text, std::size_t width) {
  std::string result;
  for (bool first = true; !text.empty(); first = false) {
    const auto end = std::min(text.find('\n'), text.size());
    if (!first && end > 0) result.append(width, ' ');
    result += text.substr(0, end);
    if (end < text.size()) result += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string quoted(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    result += end > 0 ? "> " : ">";
    result += text.substr(0, end);
    if (end < text.size()) result += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string fenced(const MarkdownBlock& code) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : code.text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}{}\n{}{}{}", fence, code.language, code.text, code.text.ends_with('\n') ? "" : "\n",
                     fence);
}

bool holds_text_only(const MarkdownBlock& cell) {
  return std::ranges::all_of(cell.children,
                             [](const MarkdownBlock& block) { return block.kind == Kind::paragraph; });
}

bool is_data(const MarkdownBlock& table) {
  std::size_t columns = 0;
  for (const MarkdownBlock& row : table.children) {
    columns = std::max(columns, row.children.size());
    if (!std::ranges::all_of(row.children, holds_text_only)) return false;
  }
  return columns > 1;
}

class Renderer {
 public:
  explicit Renderer(const Addresses& addresses) : addresses_(addresses) {}

  // The children one below the other, an empty line between them.
  std::string blocks(const std::vector<MarkdownBlock>& children, std::string_view gap = "\n\n") const {
    std::string result;
    const MarkdownBlock* before = nullptr;
    bool other_marker = false;
    for (const MarkdownBlock& child : children) {
      // Two lists in a row would be read as one unless they are marked differently.
      const bool next_list = before != nullptr && before->kind == Kind::list && child.kind == Kind::list &&
                             before->ordered == child.ordered;
      other_marker = next_list && !other_marker;
      const std::string text = block(child, other_marker);
      if (text.empty()) continue;
      if (!result.empty()) result += gap;
      result += text;
      before = &child;
    }
    return result;
  }

 private:
  std::string block(const MarkdownBlock& block, bool other_marker) const {
    switch (block.kind) {
      case Kind::paragraph:
        return render_inline(block.spans, addresses_);
      case Kind::heading:
        return heading(block);
      case Kind::quote:
        return quoted(blocks(block.children));
      case Kind::list:
        return list(block, other_marker);
      case Kind::table:
        return table(block);
      case Kind::code:
        return fenced(block);
      case Kind::details:
        return details(block);
      case Kind::rule:
        return "---";
      case Kind::verbatim:
        return block.text;
      case Kind::document:
      case Kind::item:
      case Kind::row:
      case Kind::cell:
        break;
    }
    return blocks(block.children);
  }

  std::string heading(const MarkdownBlock& heading) const {
    std::string text = render_inline(heading.spans, addresses_, {" ", false});
    if (text.empty()) return {};
    // A closing run of number signs would be taken for decoration.
    if (text.ends_with('#') && !text.ends_with("\\#")) text.insert(text.size() - 1, "\\");
    return std::string(static_cast<std::size_t>(heading.number), '#') + " " + text;
  }

  // Items of a line each, perhaps with a list below it, stand without empty lines between them.
  static bool is_tight(const MarkdownBlock& list) {
    return std::ranges::all_of(list.children, [](const MarkdownBlock& item) {
      const auto& parts = item.children;
      const bool begins_with_text = parts.empty() || parts.front().kind == Kind::paragraph;
      const bool lists_below =
          parts.size() < 2 || std::all_of(parts.begin() + 1, parts.end(), [](const MarkdownBlock& part) {
            return part.kind == Kind::list && is_tight(part);
          });
      return begins_with_text && lists_below;
    });
  }

  std::string list(const MarkdownBlock& list, bool other_marker) const {
    const bool tight = is_tight(list);
    std::string result;
    int number = list.number;
    for (const MarkdownBlock& item : list.children) {
      const std::string text = blocks(item.children, tight ? "\n" : "\n\n");
      const std::string marker = list.ordered ? fmt::format("{}{} ", number, other_marker ? ')' : '.')
                                              : (other_marker ? "* " : "- ");
      ++number;
      if (text.empty()) continue;
      if (!result.empty()) result += tight ? "\n" : "\n\n";
      result += marker + indented(text, marker.size());
    }
    return result;
  }

  std::string details(const MarkdownBlock& details) const {
    const std::string inner = blocks(details.children);
    const std::string summary =
        details.text.empty() ? "" : fmt::format("<summary>{}</summary>\n", details.text);
    return fmt::format("<details>\n{}\n{}\n\n</details>", summary, inner);
  }

  std::string table(const MarkdownBlock& table) const {
    std::string result = is_data(table) ? pipes(table) : unfolded(table);
    if (!table.text.empty()) result = escape_line_begin(escape_text(table.text)) + "\n\n" + result;
    return result;
  }

  std::string unfolded(const MarkdownBlock& table) const {
    std::string result;
    for (const MarkdownBlock& row : table.children) {
      for (const MarkdownBlock& cell : row.children) {
        const std::string text = blocks(cell.children);
        if (text.empty()) continue;
        if (!result.empty()) result += "\n\n";
        result += text;
      }
    }
    return result;
  }

  std::string pipes(const MarkdownBlock& table) const {
    std::size_t columns = 0;
    for (const MarkdownBlock& row : table.children) columns = std::max(columns, row.children.size());
    // No table has so many; the empty cells that fill short rows up must not take all memory.
    constexpr std::size_t most_cells = 200'000;
    if (columns * table.children.size() > most_cells) return unfolded(table);
    std::string result;
    for (const MarkdownBlock& row : table.children) {
      result += result.empty() ? "|" : "\n|";
      for (std::size_t i = 0; i < columns; ++i) {
        result += i < row.children.size() ? " " + cell(row.children[i]) + " |" : " |";
      }
      if (&row != &table.children.front()) continue;
      result += "\n|";
      for (std::size_t i = 0; i < columns; ++i) result += " --- |";
    }
    return result;
  }

  std::string cell(const MarkdownBlock& cell) const {
    std::string text;
    for (const MarkdownBlock& paragraph : cell.children) {
      if (!text.empty()) text += "<br>";
      text += render_inline(paragraph.spans, addresses_, {"<br>", false});
    }
    return text;
  }

  const Addresses& addresses_;
};

}  // namespace

std::string render_markdown(const MarkdownBlock& document, const Addresses& addresses) {
  std::string text = Renderer(addresses).blocks(document.children);
  if (!text.empty()) text += '\n';
  return text;
}

}  // namespace rosebud::importer
