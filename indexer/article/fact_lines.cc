#include "indexer/article/fact_lines.hh"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "catalogue/field.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"
#include "indexer/article/html_text.hh"
#include "indexer/article/markup/source_lines.hh"
#include "indexer/article/rating.hh"

namespace rosebud::indexer {
namespace {

using Lines = std::vector<std::string_view>;
using Strings = std::vector<std::string>;

// Credits stand above and below a review; a label in its midst is of something else.
constexpr std::size_t head_lines = 40;
constexpr std::size_t foot_lines = 30;
constexpr std::size_t longest_line = 1000;
constexpr std::size_t longest_value = 400;

struct Region {
  Lines head;
  Lines foot;  // empty when the text is short: all of it is the head
};

// The lines that are not blank and no code.
Region regions_of(std::string_view body) {
  Lines lines;
  std::optional<CodeFence> fence;
  while (!body.empty()) {
    const std::string_view line = body.substr(0, body.find('\n'));
    body.remove_prefix(std::min(body.size(), line.size() + 1));
    if (fence) {
      if (closes_fence(line, *fence)) fence.reset();
    } else if (fence = opening_fence(line); !fence && !trimmed(line).empty()) {
      lines.push_back(line);
    }
  }
  if (lines.size() <= head_lines + foot_lines) return {std::move(lines), {}};
  const auto head_end = lines.begin() + static_cast<std::ptrdiff_t>(head_lines);
  return {Lines(lines.begin(), head_end),
          Lines(lines.end() - static_cast<std::ptrdiff_t>(foot_lines), lines.end())};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// "[text](address)" as its text.
std::string without_links(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto open = text.find('[');
    const auto middle = open == std::string_view::npos ? open : text.find("](", open);
    const auto close = middle == std::string_view::npos ? middle : text.find(')', middle);
    if (close == std::string_view::npos) break;
    result.append(text.substr(0, open)).append(text.substr(open + 1, middle - open - 1));
    text.remove_prefix(close + 1);
  }
  return result.append(text);
}

// A line as its reader sees it; cells and HTML's line breaks become '|'.
std::string plain_line(std::string_view line) {
  if (line.size() > longest_line) return {};
  std::string text(line.substr(container_length(line)));
  if (text.find('<') != std::string::npos) {
    // Within a cell a line break parts people, elsewhere facts.
    const std::string_view line_break = text.find("</td>") == std::string::npos ? "|" : "; ";
    for (const std::string_view end : {"<br>", "<br/>", "<br />"}) replace_all(text, end, line_break);
    for (const std::string_view end : {"</td>", "</th>", "</li>", "</p>"}) {
      replace_all(text, end, "|");
    }
    for (const std::string_view end : {"</dt>", "</b>:", "</strong>:"}) replace_all(text, end, ":");
    text = html_to_text(text);
  }
  if (text.find('[') != std::string::npos) text = without_links(without_wikilinks(text));
  // "***1/2 (out of ****)" is a verdict in stars.
  const bool stars = text.find("out of *") != std::string::npos;
  std::erase_if(text, [&](char c) { return (c == '*' && !stars) || c == '`'; });
  for (const std::string_view mark : {"__", "~~"}) replace_all(text, mark, "");
  for (const std::string_view mark : {" • ", " · ", "\t"}) replace_all(text, mark, "|");
  replace_all(text, "：", ":");
  return text;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         trimmed(line).find_first_not_of("|-: \t") == std::string_view::npos;
}

bool is_row(std::string_view line) {
  return trimmed(line).starts_with('|');
}

std::string without_colon(std::string_view text) {
  text = trimmed(text);
  while (text.ends_with(':')) text = trimmed(text.substr(0, text.size() - 1));
  return std::string(text);
}

std::string clean_value(std::string_view value) {
  value = trimmed(value);
  constexpr std::size_t shortest_word = 3;  // "Jr." and initials keep their full stop
  while (!value.empty() && std::string_view(",;|_/").find(value.back()) != std::string_view::npos) {
    value = trimmed(value.substr(0, value.size() - 1));
  }
  const auto last_word = value.size() - (value.rfind(' ') + 1);
  if (value.ends_with('.') && last_word > shortest_word) value.remove_suffix(1);
  return without_markup(value);
}

// "#Film" and "#Like" behind a value are tags.
std::string_view without_tags(std::string_view text) {
  const auto tag = text.find(" #");
  return tag == std::string_view::npos ? text : trimmed(text.substr(0, tag));
}

// "🎭 Cast" is "Cast".
std::string_view without_pictograph(std::string_view text) {
  text = trimmed(text);
  while (!text.empty()) {
    const utf8::Decoded first = utf8::decode(text, 0);
    const bool pictograph = (first.code_point >= 0x2190 && first.code_point <= 0x2BFF) ||
                            first.code_point >= 0x1F000 || first.code_point == 0xFE0F ||
                            first.code_point == 0x200D;
    if (!pictograph) break;
    text = trimmed(text.substr(first.length));
  }
  return text;
}

class LineReader {
 public:
  std::vector<LabelledValue> read(std::string_view body) {
    const Region region = regions_of(body);
    read(region.head);
    read(region.foot);
    return std::move(found_);
  }

 private:
  void read(const Lines& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].starts_with('#')) {
        i += read_section(lines, i);
      } else if (is_row(lines[i])) {
        i += read_table(lines, i);
      } else {
        read_line(lines[i]);
      }
    }
  }

  void add(Label label, std::string_view value) {
    std::string clean = clean_value(value);
    if (!clean.empty() && clean.size() <= longest_value) found_.push_back({label, std::move(clean)});
  }

  // A heading that is a label, with a list below it; the lines that it took beyond the heading.
  std::size_t read_section(const Lines& lines, std::size_t heading) {
    constexpr std::size_t longest_item = 60;
    const std::string_view written =
        lines[heading].substr(std::min(lines[heading].find_first_not_of('#'), lines[heading].size()));
    const std::string name = without_colon(without_pictograph(written));
    const auto label = lines[heading].starts_with("# ") ? std::nullopt : label_named(name);
    if (!label || !label->sure) return 0;
    std::string items;
    std::size_t taken = 0;
    for (std::size_t i = heading + 1; i < lines.size() && container_length(lines[i]) > 0; ++i) {
      const std::string item = plain_line(lines[i]);
      if (item.size() > longest_item || item.find(':') != std::string::npos) return 0;
      items.append(items.empty() ? "" : "; ").append(trimmed(item));
      ++taken;
    }
    if (taken > 0) add(*label, items);
    return taken;
  }

  static Strings cells_of(std::string_view line) {
    Strings cells = split(plain_line(line), "|");
    for (std::string& cell : cells) cell = without_colon(cell);
    return cells;
  }

  // A table of labels and values, down or across; the lines beyond the first.
  std::size_t read_table(const Lines& lines, std::size_t first) {
    std::vector<Strings> rows;
    std::size_t end = first;
    for (; end < lines.size() && is_row(lines[end]); ++end) {
      if (!is_delimiter_row(lines[end])) rows.push_back(cells_of(lines[end]));
    }
    const bool across = rows.size() == 2 && rows[0].size() == rows[1].size() && rows[0].size() > 1 &&
                        label_named(rows[0][0]) && label_named(rows[0][1]);
    if (across) {
      for (std::size_t i = 0; i < rows[0].size(); ++i) add_cell(rows[0][i], rows[1][i]);
    } else {
      for (const Strings& row : rows) read_row(row);
    }
    return end - first - 1;
  }

  // "Director | A": labels and values by turns. "Director | Year" is the head of a list of films.
  void read_row(const Strings& row) {
    if (row.size() < 2 || row.size() % 2 != 0 || label_named(row[1])) return;
    for (std::size_t i = 0; i < row.size(); i += 2) add_cell(row[i], row[i + 1]);
  }

  void add_cell(std::string_view name, std::string_view value) {
    if (const auto label = label_named(name)) add(*label, value);
  }

  void read_line(std::string_view line) {
    const bool may_state =
        line.find(':') != std::string_view::npos || line.find("：") != std::string_view::npos ||
        line.find("</t") != std::string_view::npos || line.find("</dt>") != std::string_view::npos;
    if (may_state) {
      const Strings parts = split(plain_line(line), "|");
      const bool of_cells = line.find("</t") != std::string_view::npos;
      if (of_cells) return read_row(without_colons(parts));
      for (const std::string& part : parts) read_part(part);
    } else {
      read_rating(line);
    }
  }

  static Strings without_colons(Strings cells) {
    for (std::string& cell : cells) cell = without_colon(cell);
    return cells;
  }

  // A verdict in a line of its own.
  void read_rating(std::string_view line) {
    constexpr std::size_t longest = 80;
    if (line.size() > longest) return;
    const std::string text = plain_line(line);
    const std::string_view rating = without_tags(trimmed(text));
    const bool says_scale =
        rating.find('/') != std::string_view::npos || rating.find("★") != std::string_view::npos;
    if (says_scale && rating_of(rating)) add({FieldId::rating, true}, rating);
  }

  // "Regie: A, Drehbuch: B" or "director:: A".
  void read_part(std::string_view part) {
    part = trimmed(part);
    const bool bracketed =
        part.size() > 2 && (part[0] == '[' || part[0] == '(') && part.find("::") != std::string_view::npos;
    if (bracketed) part = part.substr(1, part.size() - 2);
    const auto colon = part.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view name = without_pictograph(part.substr(0, colon));
    if (part.substr(colon).starts_with("::")) return read_key(name, part.substr(colon + 2));
    const auto label = label_named(strip_underscores(name));
    if (!label) return;
    const std::string_view rest = part.substr(colon + 1);
    const Next next = next_label(rest);
    add(*label, rest.substr(0, next.name));
    if (next.name < rest.size()) read_part(rest.substr(next.name));
  }

  void read_key(std::string_view key, std::string_view value) {
    if (const auto field = field_of_key(key)) add({*field, true}, value);
  }

  static std::string_view strip_underscores(std::string_view name) {
    while (name.starts_with('_')) name.remove_prefix(1);
    while (name.ends_with('_')) name.remove_suffix(1);
    return name;
  }

  struct Next {
    std::size_t name;  // where a further label begins; the text's size when there is none
  };

  // The label that ends a value: the words before a colon back to a comma, or three of them.
  static Next next_label(std::string_view text) {
    for (auto colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
      auto begin = colon;
      for (int words = 0; words < 3 && begin > 0; ++words) {
        const auto before = text.find_last_of(" ,;.", begin - 1);
        if (before == std::string_view::npos) break;
        begin = before;
        if (label_named(trimmed(text.substr(begin + 1, colon - begin - 1)))) return {begin + 1};
      }
    }
    return {text.size()};
  }

  std::vector<LabelledValue> found_;
};

}  // namespace

std::vector<LabelledValue> labelled_values(std::string_view body) {
  return LineReader().read(body);
}

}  // namespace rosebud::indexer
