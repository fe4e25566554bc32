#include "indexer/article/markup/lines.hh"

#include <algorithm>
#include <cstddef>

#include "catalogue/ascii.hh"
#include "catalogue/utf8.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

// Scripts that are written without spaces. Korean is not.
bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFF0) ||
         (c >= 0x20000 && c < 0x40000);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// What stands between two words: whether there is any space, and whether it is a line break alone.
struct Gap {
  bool any = false;
  bool line_break = false;
};

class Joiner {
 public:
  std::string join(std::string_view text) {
    result_.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      if (is_space(text[at])) {
        gap_.any = true;
        gap_.line_break = gap_.line_break || text[at] == '\n';
        ++at;
        continue;
      }
      const auto [character, length] = utf8::decode(text, at);
      if (character == 0xA0) {
        gap_.any = true;
      } else if (!utf8::is_control(character) && character != 0xAD && character != 0x200B &&
                 character != 0xFEFF) {
        close_gap(character);
        result_.append(text.substr(at, length));
        last_ = character;
      }
      at += length;
    }
    return std::move(result_);
  }

 private:
  void close_gap(char32_t next) {
    const bool one_word = gap_.line_break && is_unspaced(last_) && is_unspaced(next);
    if (gap_.any && !result_.empty() && !one_word) result_ += ' ';
    gap_ = {};
  }

  std::string result_;
  Gap gap_;
  char32_t last_ = 0;
};

std::string_view take_line(std::string_view& text) {
  const auto end = text.find_first_of("\n\v");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool is_delimiter_row(std::string_view line) {
  line = trimmed(line);
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::string row(std::string_view line) {
  std::string result;
  while (!line.empty()) {
    const auto end = line.find('|');
    const std::string cell = joined_lines(line.substr(0, end));
    if (!cell.empty()) result.append(result.empty() ? "" : " | ").append(cell);
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
  }
  return result;
}

bool is_host_character(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

}  // namespace

std::string joined_lines(std::string_view text) {
  return Joiner().join(text);
}

std::string with_short_addresses(std::string_view text) {
  std::string result;
  for (;;) {
    const auto scheme = text.find("://");
    if (scheme == std::string_view::npos) return result.append(text);
    const std::string_view before = text.substr(0, scheme);
    const std::string_view after = text.substr(scheme + 3);
    const std::string_view name = before.ends_with("https")  ? "https"
                                  : before.ends_with("http") ? "http"
                                                             : "";
    const auto host =
        static_cast<std::size_t>(std::ranges::find_if_not(after, is_host_character) - after.begin());
    if (name.empty() || host == 0) {
      result.append(text.substr(0, scheme + 3));
      text = after;
      continue;
    }
    result.append(before.substr(0, before.size() - name.size())).append(after.substr(0, host));
    std::string_view rest = after.substr(host);
    if (rest.starts_with('/') || rest.starts_with('?') || rest.starts_with('#') || rest.starts_with(':')) {
      const auto* const end = std::ranges::find_if(rest, [](char c) {
        return is_space(c) || c == '<' || c == '>' || c == '"' || c == ')' || c == ']' || c == '|' ||
               static_cast<unsigned char>(c) >= 0x80;
      });
      auto length = static_cast<std::size_t>(end - rest.begin());
      // The full stop behind an address is the sentence's.
      while (length > 0 && std::string_view(".,;:!?'").find(rest[length - 1]) != std::string_view::npos)
        --length;
      rest.remove_prefix(length);
    }
    text = rest;
  }
}

std::optional<TableLines> table_in(std::string_view text) {
  TableLines table;
  if (text.find('|') == std::string_view::npos) return std::nullopt;
  std::string_view above;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (is_delimiter_row(line) && above.find('|') != std::string_view::npos) {
      table.before = text.substr(0, static_cast<std::size_t>(above.data() - text.data()));
      table.rows.push_back(row(above));
      while (!rest.empty()) table.rows.push_back(row(take_line(rest)));
      std::erase(table.rows, "");
      return table;
    }
    above = line;
  }
  return std::nullopt;
}

}  // namespace rosebud::indexer
